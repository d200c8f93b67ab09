"""Sign in with the link on one's card; or with the name and the key that stand there."""

import inspect

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
    """The address on the card asks first: whatever fetches a link before a person does (a preview, a mail scanner, a
    browser ahead of time) signs nobody in. Whoever is signed in already in this browser becomes the person of the card.
    """

    def prepare(self):
        self.set_header("Referrer-Policy", "no-referrer")
        self.set_header("Cache-Control", "no-store")
        return super().prepare()

    async def get(self, key):
        name = people.who_has(self.authenticator.workshop, key)
        if name is None:
            return self.redirect(self.settings["login_url"])
        before = self.current_user.name if self.current_user else ""
        page = self.render_template("enter.html", who=name, before=before if before != name else "")
        self.finish(await page if inspect.isawaitable(page) else page)

    async def post(self, key):
        """The button. BaseHandler has looked for the page's own token (_xsrf) before this is reached."""
        self.clear_login_cookie()
        user = await self.login_user({"password": key})
        self.redirect(self.get_next_url(user) if user else self.settings["login_url"])
