"""A JupyterHub for a workshop on one machine. `python3 start.py hub` starts it; README.md says the rest."""

import os
import sys

from hub import places, tools
from hub.own_user import OwnUserSpawner
from hub.personal_links import PersonalLinks

if os.geteuid() != 0:
    sys.exit("A workshop needs root: only then is each participant a user of their own, and no journal open to others.")

WORKSHOP = os.environ.get("FOLLOWUP_WORKSHOP", "/srv/followup-workshop")
VIEWS = {"lab": "/lab/tree/notebooks/00_start_here.ipynb", "app": "/voila/render/notebooks/00_start_here.ipynb"}
places.lay_out(WORKSHOP)

c = get_config()  # noqa: F821 (JupyterHub gives it)

# where people reach it: start.py hub --address
c.JupyterHub.bind_url = os.environ.get("FOLLOWUP_WORKSHOP_ADDRESS", "http://127.0.0.1:8000")
c.ConfigurableHTTPProxy.command = [str(tools.PROXY)]
c.ConfigurableHTTPProxy.log_level = "error"

# who comes in: the people on the list, each by a link of their own; nobody is administrator
c.JupyterHub.authenticator_class = PersonalLinks
c.PersonalLinks.workshop = WORKSHOP
c.Authenticator.allow_all = True  # all who have a key
c.JupyterHub.template_paths = [str(tools.HERE / "templates")]
c.JupyterHub.template_vars = {"announcement_login": "Open the link on your card, or type its name and key here."}

# what each gets
c.JupyterHub.spawner_class = OwnUserSpawner
c.OwnUserSpawner.workshop, c.OwnUserSpawner.project = WORKSHOP, str(tools.ROOT)
c.Spawner.cmd = [sys.executable, "-P", "-m", "hub.participant"]
c.Spawner.args = ["--no-browser", "--ServerApp.terminals_enabled=False"]
c.Spawner.args += ["--LanguageServerManager.autodetect=False"]  # else each start runs npm, for nothing
c.Spawner.args += ["--ServerApp.shutdown_no_activity_timeout=3600"]  # seconds; closed pages' kernels end after 900
c.Spawner.notebook_dir = "~"
c.Spawner.default_url = VIEWS[os.environ.get("FOLLOWUP_WORKSHOP_VIEW", "lab")]
c.Spawner.mem_limit = os.environ.get("FOLLOWUP_WORKSHOP_MEMORY", "1G")  # of each process; a page needs 0.1 to 0.2
c.OwnUserSpawner.most_together = os.environ.get("FOLLOWUP_WORKSHOP_TOGETHER", "2G")  # of all of a participant's
c.OwnUserSpawner.most_room = os.environ.get("FOLLOWUP_WORKSHOP_ROOM", "200M")  # on the disk
c.Spawner.poll_interval = 10  # seconds: so long may somebody's code fill the disk that others write to as well

# twenty people open the door in the same minute
c.JupyterHub.concurrent_spawn_limit = 60
c.Spawner.start_timeout = c.Spawner.http_timeout = 240

# what the hub itself keeps, for root alone
c.JupyterHub.db_url = f"sqlite:///{WORKSHOP}/hub/hub.sqlite"
c.JupyterHub.cookie_secret_file = f"{WORKSHOP}/hub/cookie_secret"
c.ConfigurableHTTPProxy.pid_file = f"{WORKSHOP}/hub/proxy.pid"
