"""Odoo, for tests alone: a password is hashed a thousand times at most.

Odoo 19 hashes 600,000 times, half a second of processor time, and takes no setting for fewer; the suite logs in 500
times. A hash of more rounds is verified by its own, and made anew at that login. It is no addon: a server that looks for
new modules would find one.
"""
import runpy

import passlib.context

ROUNDS = 'pbkdf2_sha512__rounds'


class QuickContext(passlib.context.CryptContext):
    def __init__(self, *args, **options):
        if ROUNDS in options:
            options[ROUNDS] = min(options[ROUNDS], 1000)
        super().__init__(*args, **options)


# Odoo's modules take the name from here, once they are imported.
passlib.context.CryptContext = QuickContext
runpy.run_path('/usr/bin/odoo', run_name='__main__')
