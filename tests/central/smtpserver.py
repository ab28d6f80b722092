# SPDX-License-Identifier: GPL-3.0-or-later
"""A mail server of Python's own smtpd: python3 smtpserver.py FOLDER [clear|starttls|smtps] [PEM] [USER PASSWORD]

Prints its port, then keeps every message as FOLDER/N.eml with envelope lines before it. Refuses recipients that begin with
"refused". With a user nobody sends without signing in.
"""
import asyncore
import base64
import os
import smtpd
import ssl
import sys

folder, mode = sys.argv[1], (sys.argv + ["clear"])[2] if len(sys.argv) > 2 else "clear"
context = None
if mode != "clear":
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(sys.argv[3], sys.argv[4])
user, password = sys.argv[5:7] if len(sys.argv) > 6 else ("", "")


class Channel(smtpd.SMTPChannel):
    signed_in = False
    asked = False

    def recv(self, size):
        try:
            data = self.socket.recv(size) if hasattr(self.socket, "context") else super().recv(size)
            while hasattr(self.socket, "context") and self.socket.pending():
                data += self.socket.recv(size)
            if not data:
                self.handle_close()
            return data
        except ssl.SSLWantReadError:
            return b""

    def begin_tls(self):
        self.del_channel()
        self.socket.setblocking(True)
        secure = context.wrap_socket(self.socket, server_side=True)
        secure.setblocking(False)
        self.set_socket(secure)
        self.conn = secure

    def found_terminator(self):
        if self.asked:
            self.asked = False
            line, self.received_lines = self._emptystring.join(self.received_lines), []
            self.check(line)
            return
        super().found_terminator()

    def check(self, line):
        self.signed_in = base64.b64decode(line) == ("\0%s\0%s" % (user, password)).encode()
        self.push("235 welcome" if self.signed_in else "535 5.7.8 no")

    def smtp_EHLO(self, arg):
        self.seen_greeting = arg
        self.extended_smtp = True
        offers = ["250-sample"]
        if mode == "starttls" and not hasattr(self.socket, "context"):
            offers.append("250-STARTTLS")
        if user:
            offers.append("250-AUTH PLAIN")
        for line in offers:
            self.push(line)
        self.push("250 8BITMIME")

    def smtp_STARTTLS(self, arg):
        self.push("220 go on")
        self.begin_tls()

    def smtp_AUTH(self, arg):
        words = arg.split()
        if len(words) > 1:
            self.check(words[1])
        else:
            self.asked = True
            self.push("334 ")

    def smtp_MAIL(self, arg):
        if user and not self.signed_in:
            self.push("530 5.7.0 sign in first")
        elif mode != "clear" and not hasattr(self.socket, "context"):
            self.push("530 5.7.0 in TLS only")
        else:
            super().smtp_MAIL(arg)

    def smtp_RCPT(self, arg):
        if "<refused" in arg:
            self.push("550 5.1.1 nobody of that name")
        else:
            super().smtp_RCPT(arg)


class Server(smtpd.SMTPServer):
    channel_class = Channel
    count = 0

    def handle_accepted(self, conn, addr):
        if mode == "smtps":
            try:
                conn = context.wrap_socket(conn, server_side=True)
            except (ssl.SSLError, OSError):
                return  # whoever does not trust us goes away
            conn.setblocking(False)
        super().handle_accepted(conn, addr)

    def process_message(self, peer, mailfrom, rcpttos, data, **kwargs):
        Server.count += 1
        path = os.path.join(folder, "%d.eml" % Server.count)
        with open(path + ".part", "wb") as file:
            file.write(("X-Envelope: %s > %s\n" % (mailfrom, ",".join(rcpttos))).encode() + data)
        os.rename(path + ".part", path)


server = Server(("127.0.0.1", 0), None, data_size_limit=0)
print(server.socket.getsockname()[1], flush=True)
asyncore.loop()
