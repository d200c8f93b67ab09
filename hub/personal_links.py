"""Sign in with the link on one's card; or with the name and the key that stand there."""

from jupyterhub.auth import Authenticator
from jupyterhub.handlers import BaseHandler
from traitlets import Unicode

from . import people


class PersonalLinks(Authenticator):
    """A key belongs to one person, so nobody can sign in as somebody else."""

    workshop = Unicode(config=True, help="The folder of the workshop.")

    async def authenticate(self, handler, data):
        name = people.who_has(self.workshop, data.get("password", ""))
        return name if name and data.get("username") in (None, name) else None

    def get_handlers(self, app):
        return [*super().get_handlers(app), (r"/enter/([\w-]{16})", Enter)]


class Enter(BaseHandler):
    """The address on the card. Whoever is signed in already in this browser becomes the person of the card."""

    async def get(self, key):
        self.set_header("Referrer-Policy", "no-referrer")
        self.clear_login_cookie()
        user = await self.login_user({"password": key})
        self.redirect(self.get_next_url(user) if user else self.settings["login_url"])
