/** What is called on records: what references have too, or say what there is in its place. */
export const RECORD_MEMBER =
  /^(write|unlink|call|get|signal|externalId|(setT|t)ranslations|post|messages|attach|files|set|save|update|destroy|copy|reload|toParam|delete|remove|read|refresh)$/
