/** One address of mail, and nothing else (odoo/tools/mail.py, `single_email_re` of 14 and 19). */
export const MAIL_ADDRESS = /^[a-zA-Z0-9._%+-]+@[a-zA-Z0-9.-]+\.[a-zA-Z]{2,63}$/
