"""Drives a running Cairn as a person would: looks at its accessibility tree, presses keys, types, clicks, takes pictures.

Cairn must be built for tests or with the feature `inspection`, and started with EGUI_INSPECTION=127.0.0.1:PORT (loopback only).
Needs the Debian package python3-msgpack.
"""

import socket
import struct
import time

import msgpack

NOBODY = [False] * 5
# AccessKit's flag for what cannot be used now.
DISABLED = 9
# What a person uses, and so must be able to call by a name.
CONTROLS = {
    "button", "checkBox", "comboBox", "link", "menuItem", "radioButton", "slider", "spinButton", "switch", "tab",
    "textInput", "multilineTextInput", "searchInput",
}


class Window:
    def __init__(self, port, patience=30):
        end = time.monotonic() + patience
        while True:
            try:
                self.socket = socket.create_connection(("127.0.0.1", port), timeout=60)
                break
            except OSError:
                if time.monotonic() > end:
                    raise
                time.sleep(0.05)
        if self._read(8)[:4] != b"eins":
            raise ConnectionError("this is not a window with inspection")

    def _read(self, length):
        read = b""
        while len(read) < length:
            part = self.socket.recv(length - len(read))
            if not part:
                raise ConnectionError("the window closed")
            read += part
        return read

    def ask(self, request):
        body = msgpack.packb(request)
        self.socket.sendall(struct.pack(">I", len(body)) + body)
        reply = msgpack.unpackb(self._read(struct.unpack(">I", self._read(4))[0]), raw=False, strict_map_key=False)
        if isinstance(reply, dict) and "Error" in reply:
            raise RuntimeError(reply["Error"])
        return reply

    def events(self, *events):
        self.ask({"ApplyEvents": [list(events)]})

    def settle(self):
        self.ask({"Settle": [200]})

    def size(self, width, height):
        self.ask({"Resize": [width, height]})
        self.settle()

    def key(self, chord):
        *held, key = chord.split("+")
        ctrl, shift, alt = "Ctrl" in held, "Shift" in held, "Alt" in held
        held = [alt, ctrl, shift, False, ctrl]
        self.events({"ModifiersChanged": held})
        self.events({"Key": [key, None, True, False, held]})
        self.events({"Key": [key, None, False, False, held]})
        self.events({"ModifiersChanged": NOBODY})
        self.settle()

    def type(self, text):
        self.events({"Text": text})
        self.settle()

    def click(self, name, nth=0):
        x0, y0, x1, y1 = self.find(name, nth)["bounds"]
        there = [(x0 + x1) / 2, (y0 + y1) / 2]
        self.events({"PointerMoved": there})
        self.events({"PointerButton": [there, "Primary", True, NOBODY]})
        self.events({"PointerButton": [there, "Primary", False, NOBODY]})
        self.settle()

    def picture(self, path):
        _, data = self.ask({"GetScreenshot": [None]})["Screenshot"]
        path.write_bytes(data)

    def nodes(self):
        """Every node of the accessibility tree, each with its role, name, value and bounds."""
        _, _, update = self.ask("GetTree")["Tree"]
        nodes = {}
        for at, (role, _, _, flags, properties) in update[0] if update else []:
            nodes[at] = dict(properties, role=role, disabled=bool(flags >> DISABLED & 1))

        def words(at, depth=0):
            node = nodes.get(at, {})
            own = node.get("label") or node.get("value") or ""
            if own or depth > 4:
                return own
            return " ".join(filter(None, (words(child, depth + 1) for child in node.get("children", []))))

        for at, node in nodes.items():
            named_by = " ".join(words(other) for other in node.get("labelledBy", []))
            node["name"] = node.get("label") or named_by or ("" if node["role"] in CONTROLS else words(at))
        return list(nodes.values())

    def find(self, name, nth=0):
        """The nth enabled thing of that name; `~part` finds a part of one."""
        part, wanted = name.startswith("~"), name.removeprefix("~").lower()

        def fits(node):
            said = [node["name"], node.get("value"), node.get("placeholder")]
            said = [text.lower() for text in said if isinstance(text, str)]
            return any(wanted in text if part else wanted == text for text in said)

        found = [node for node in self.nodes() if node.get("bounds") and not node["disabled"] and fits(node)]
        found = [node for node in found if node["role"] in CONTROLS] or found
        if len(found) <= nth:
            raise LookupError(f"nothing called {name!r} is in the window")
        return found[nth]

    def shows(self, part):
        try:
            return bool(self.find("~" + part))
        except LookupError:
            return False

    def nameless(self):
        """Controls that a screen reader could only call “button”."""
        return [node for node in self.nodes() if node["role"] in CONTROLS and not node["name"].strip()]
