"""Scenario files are found wherever the package lies: in the project, or built with its own copies."""

from followup.house_rules import scenarios
from followup.house_rules.scenarios import scenario_folders
from followup.training.workshop.stories import read_stories


def test_in_the_project_they_are_those_of_the_tests_and_the_data():
    exercising, told = scenario_folders()
    assert (exercising.parts[-2:], told.parts[-2:]) == (("tests", "scenarios"), ("data", "scenarios"))
    assert any(exercising.glob("*.toml")) and any(told.glob("*.toml"))


def test_a_built_package_reads_its_own_copies(tmp_path, monkeypatch):
    story = scenario_folders().told / "an-application-in-warsaw.toml"
    monkeypatch.setattr(scenarios, "SHIPPED", tmp_path / "stories")
    for name, folder in (("one", "exercising"), ("two", "told")):
        (tmp_path / "stories" / folder).mkdir(parents=True)
        (tmp_path / "stories" / folder / f"{name}.toml").write_bytes(story.read_bytes())
    assert scenario_folders() == (tmp_path / "stories" / "exercising", tmp_path / "stories" / "told")
    assert sorted(story.name for story in read_stories()) == ["one", "two"]
