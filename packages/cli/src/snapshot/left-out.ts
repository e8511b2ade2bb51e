/** Models that a sample never holds: messages, logs, keys, what the server is made of. */
export const LEFT_OUT =
  /^(mail|bus|ir|base|base_\w+|auth\w*|iap|sms|snailmail|discuss|im_livechat|rating|mailing|digest|privacy|phone|google|microsoft|fetchmail)\.|^(res\.(groups|users\..+)|res\.groups\..+|payment\.(token|transaction)|website\.(visitor|track)|change\..+)$/
