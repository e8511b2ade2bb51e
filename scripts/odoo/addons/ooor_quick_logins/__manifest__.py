{
    'name': 'Quick logins',
    'summary': 'For servers of tests alone: a password is hashed a thousand times, where Odoo 19 does so 600,000 times.',
    'license': 'MIT',
    'author': 'ooor',
    # Loaded by `--load`: no database has it.
    'installable': False,
    'depends': ['base'],
}
