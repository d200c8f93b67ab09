"""Each participant's server runs as a user of its own, so that the machine itself keeps files apart, and has a share
of memory and disk that it can't go beyond.
"""

import asyncio
import os
import resource
import signal
from pathlib import Path

from jupyterhub.spawner import LocalProcessSpawner
from jupyterhub.traitlets import ByteSpecification
from tornado.web import HTTPError
from traitlets import Integer, Unicode

from . import memory, people, places

TOO_MUCH = 2  # times the room: what the workbook refuses to write, somebody's own code may still have written


class OwnUserSpawner(LocalProcessSpawner):
    """Needs root, and no user accounts: a user is only a number here (people.py)."""

    workshop = Unicode(config=True, help="The folder of the workshop.")
    project = Unicode(config=True, help="The folder of the workbook.")
    most_processes = Integer(200, config=True, help="Processes and threads that a participant may have.")

    most_together = ByteSpecification("2G", config=True, help="Memory for all programs of a participant together.")
    most_room = ByteSpecification("200M", config=True, help="What a participant's files may take.")

    async def start(self):
        places.settle_in(self.workshop, self.person)
        if await self._over():
            raise self._refused()
        self.group = memory.group_for(self.person.uid, self.most_together)
        return await super().start()

    async def poll(self):
        """Its server ends where somebody's own code has filled the disk: others write there too."""
        status = await super().poll()
        if status is None and await self._over():
            self.log.warning("%s has filled more than the disk's share and is stopped", self.user.name)
            memory.end(getattr(self, "group", None))
            await self._signal(signal.SIGKILL)
            return 1
        return status

    async def stop(self, now=False):
        await super().stop(now=now)
        memory.give_back(getattr(self, "group", None))

    def _refused(self):
        """What the person reads who may not come in."""
        error = HTTPError(507, "the share of the disk is used up")
        error.jupyterhub_message = (
            f"Your files take far more than the {self.most_room // 2**20} MB that each has here. "
            "Ask whoever runs the workshop to make room. Your search is safe."
        )
        return error

    async def _over(self):
        found = asyncio.get_running_loop().run_in_executor(None, places.taken, self.workshop, self.user.name)
        return await found > TOO_MUCH * self.most_room

    @property
    def person(self):
        """LookupError for somebody taken from the list meanwhile."""
        return people.read(self.workshop)[self.user.name]

    def user_env(self, env):
        return (
            env
            | places.environment(self.workshop, self.user.name, self.project)
            | {"FOLLOWUP_ROOM": str(self.most_room)}
        )

    def make_preexec_fn(self, name):
        uid, home = self.person.uid, Path(places.home_of(self.workshop, name))
        limits = {resource.RLIMIT_CORE: 0, resource.RLIMIT_NPROC: self.most_processes}
        limits[resource.RLIMIT_FSIZE] = self.most_room  # of each file
        group = getattr(self, "group", None)
        if self.mem_limit:
            limits[resource.RLIMIT_DATA] = self.mem_limit  # of each process

        def become():
            memory.join(group)
            for what, most in limits.items():
                resource.setrlimit(what, (most, most))
            os.umask(0o077)
            os.setgroups([])
            os.setgid(uid)
            os.setuid(uid)
            os.chdir(home)

        return become
