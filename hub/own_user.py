"""Each participant's server runs as a user of its own, so that the machine itself keeps files apart."""

import os
import resource
from pathlib import Path

from jupyterhub.spawner import LocalProcessSpawner
from traitlets import Integer, Unicode

from . import people, places


class OwnUserSpawner(LocalProcessSpawner):
    """Needs root, and no user accounts: a user is only a number here (people.py)."""

    workshop = Unicode(config=True, help="The folder of the workshop.")
    project = Unicode(config=True, help="The folder of the workbook.")
    most_processes = Integer(200, config=True, help="Processes and threads that a participant may have.")

    async def start(self):
        places.settle_in(self.workshop, self.person)
        return await super().start()

    @property
    def person(self):
        """LookupError for somebody taken from the list meanwhile."""
        return people.read(self.workshop)[self.user.name]

    def user_env(self, env):
        return env | places.environment(self.workshop, self.user.name, self.project)

    def make_preexec_fn(self, name):
        uid, home = self.person.uid, Path(places.home_of(self.workshop, name))
        limits = {resource.RLIMIT_CORE: 0, resource.RLIMIT_NPROC: self.most_processes}
        if self.mem_limit:
            limits[resource.RLIMIT_DATA] = self.mem_limit  # of each process

        def become():
            for what, most in limits.items():
                resource.setrlimit(what, (most, most))
            os.umask(0o077)
            os.setgroups([])
            os.setgid(uid)
            os.setuid(uid)
            os.chdir(home)

        return become
