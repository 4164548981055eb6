"""Messages over the pipes between a process and the child that reads PDFs: eight bytes of length, then the bytes."""

from __future__ import annotations

import os

_PIECE = 1 << 20  # some systems refuse to write gigabytes at once


class Ended(Exception):
    """The other side is gone, or does not speak like it."""


def send(pipe: int, message: bytes) -> None:
    """Write a message to a file descriptor. Raises Ended."""
    view = memoryview(len(message).to_bytes(8, "big") + message)
    try:
        while view:
            view = view[os.write(pipe, view[:_PIECE]) :]
    except OSError as error:
        raise Ended from error


def receive(pipe: int, longest: int) -> bytes:
    """The next message. Raises Ended, also for one of more than `longest` bytes."""
    size = int.from_bytes(_exactly(pipe, 8), "big")
    if size > longest:
        raise Ended
    return bytes(_exactly(pipe, size))


def _exactly(pipe: int, size: int) -> bytearray:
    held = bytearray()
    while len(held) < size:
        try:
            piece = os.read(pipe, min(size - len(held), _PIECE))
        except OSError as error:
            raise Ended from error
        if not piece:
            raise Ended
        held += piece
    return held
