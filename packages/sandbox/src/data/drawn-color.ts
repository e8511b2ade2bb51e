/** A tag's colour at first: one of eleven, by lot (`_get_default_color` of odoo/addons/base/models/res_partner.py; tried on 14.0 and 16.0 to 19.0). */
export const drawnColor = () => 1 + Math.floor(Math.random() * 11)
