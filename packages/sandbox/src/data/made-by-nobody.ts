/** What a database begins with, before there are users (base_data.sql of 14.0 to 19.0; tried on 16.0 to 18.0). */
export const MADE_BY_NOBODY = { create_uid: false } as const
