"""Widget messages leave at once."""

import asyncio

from followup import nodelay


def handler_class():
    class Handler:
        def __init__(self):
            self.seen = []

        def set_nodelay(self, value):
            self.seen.append(("nodelay", value))

        async def open(self, kernel_id):
            self.seen.append(("open", kernel_id))
            return "opened"

    return Handler


def test_the_socket_is_set_before_it_opens_and_the_answer_is_handed_on():
    handler = handler_class()
    nodelay.send_at_once(handler)
    one = handler()
    assert asyncio.run(one.open("k1")) == "opened"
    assert one.seen == [("nodelay", True), ("open", "k1")]


def test_a_second_call_changes_nothing():
    handler = handler_class()
    nodelay.send_at_once(handler)
    once = handler.open
    nodelay.send_at_once(handler)
    assert handler.open is once


def test_the_real_handler_has_what_is_used():
    from jupyter_server.services.kernels.websocket import KernelWebsocketHandler

    assert callable(KernelWebsocketHandler.set_nodelay)
    assert asyncio.iscoroutinefunction(KernelWebsocketHandler.open)


def test_jupyter_finds_the_extension():
    assert nodelay._jupyter_server_extension_points() == [{"module": "followup.nodelay"}]
