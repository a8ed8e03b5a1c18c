"""Stand-alone Voila, narrowed to what a learner needs.

``python -m hoso_kit.desk.voila.learner_server FOLDER --Voila.config_file_paths=[...]`` is Voila's own command
line; this class only takes away (the folder listing, the contents API, file serving) and puts our pages in
their place. It must never add a way to read a file or to run code.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import tornado.web
from jupyter_core.paths import jupyter_path
from jupyter_server.utils import url_path_join
from voila.app import Voila
from voila.handler import BaseVoilaHandler
from voila.tornado.handler import TornadoVoilaHandler

GALLERY = "gallery.ipynb"
READY_PATH = "hoso/ready"
# Voila's own pages answer these; ours replace them.
REMOVED_PATHS = ("/voila/tree", "/voila/render/", "/voila/api/contents", "/voila/files/")

# A page of ours has no business with another host, and the browser holds it to that.
CONTENT_SECURITY_POLICY = "; ".join(
    [
        "default-src 'self'",
        # voila has inline scripts and compiles schemas; widgets' modules are blobs
        "script-src 'self' 'unsafe-inline' 'unsafe-eval' blob:",
        "style-src 'self' 'unsafe-inline' blob:",
        "img-src 'self' data: blob:",
        "font-src 'self' data:",
        "connect-src 'self' blob: data: ws: wss:",
        "frame-ancestors 'self'",
        "base-uri 'self'",
        "form-action 'self'",
    ]
)


class AppHandler(TornadoVoilaHandler):
    """One app notebook. Hands the browser its _xsrf cookie so that leaving the page can stop the kernel."""

    @tornado.web.authenticated
    async def get(self, path: str | None = None) -> None:
        """Render the notebook, unless it is not one of the apps."""
        if not is_app(self.settings["hoso_root"], path or ""):
            raise tornado.web.HTTPError(404)
        _ = self.xsrf_token  # reading it sets the cookie, which must precede the first byte of the page
        await super().get(path)


class NotFoundHandler(BaseVoilaHandler):
    """Every other address: a Vietnamese page with the way back."""

    def initialize(self, **kwargs: Any) -> None:
        """Take the settings that the page template needs."""
        super().initialize(voila_configuration=self.settings["hoso_voila_configuration"])

    async def prepare(self) -> None:
        """Answer 404 whatever the method, and whoever asks: it tells nothing."""
        await super().prepare()
        raise tornado.web.HTTPError(404)


class ReadyHandler(tornado.web.RequestHandler):
    """Tells the launcher that this very server (and not another on the same port) is up."""

    def get(self) -> None:
        """Answer with the word that the launcher gave."""
        self.set_header("Content-Type", "text/plain")
        self.write(os.environ.get("HOSO_READY_WORD", ""))


def is_app(root: str, path: str) -> bool:
    """Whether `path` is a notebook that lies directly in the serving folder."""
    return "/" not in path and "\\" not in path and path.endswith(".ipynb") and (Path(root) / path).is_file()


def without_outside_addresses(page_config: dict[str, Any], *, base_url: str, **_: Any) -> dict[str, Any]:
    """Voila's page settings name a MathJax host on the internet, which a classroom can't reach."""
    page_config["fullMathjaxUrl"] = url_path_join(base_url, "voila/templates/hoso/static/no-mathjax.js")
    page_config["mathjaxConfig"] = "none"
    return page_config


class LearnerServer(Voila):
    """Voila with the gallery at "/" and nothing else to browse."""

    @property
    def data_dir(self) -> str:
        """Voila's own data: ours is a template folder of the same layout, so look for the one with themes."""
        for path in jupyter_path("voila"):
            if (Path(path) / "themes").is_dir():
                return str(Path(path).resolve())
        return str(super().data_dir)

    def init_settings(self) -> dict[str, Any]:
        """Add our headers and what our handlers need."""
        self.voila_configuration.page_config_hook = without_outside_addresses
        settings: dict[str, Any] = super().init_settings()
        return {
            **settings,
            "hoso_root": self.root_dir,
            "hoso_voila_configuration": self.voila_configuration,
            "default_handler_class": NotFoundHandler,
            "headers": {
                "Content-Security-Policy": CONTENT_SECURITY_POLICY,
                "X-Content-Type-Options": "nosniff",
                "Referrer-Policy": "same-origin",
            },
        }

    def init_handlers(self) -> list[Any]:
        """Keep Voila's kernel, widget and static addresses; replace the rest."""
        removed = tuple(url_path_join(self.server_url, path) for path in REMOVED_PATHS)
        stock = super().init_handlers()
        kept = [h for h in stock if h[0] != self.server_url and not h[0].startswith(removed)]
        app = {
            "template_paths": self.template_paths,
            "config": self.config,
            "voila_configuration": self.voila_configuration,
        }
        home = url_path_join(self.base_url, "voila/render", GALLERY)
        to_gallery = {"url": home, "permanent": False}
        return [
            (self.server_url, tornado.web.RedirectHandler, to_gallery),
            (url_path_join(self.server_url, READY_PATH), ReadyHandler),
            (url_path_join(self.server_url, r"/voila/tree.*"), tornado.web.RedirectHandler, to_gallery),
            (url_path_join(self.server_url, r"/voila/render/(.*)"), AppHandler, app),
            *kept,
        ]


main = LearnerServer.launch_instance

if __name__ == "__main__":
    main()
