/**
 * A number as far as it can be known. `text` by kind — e164: '+8613800138000' (with country code); national: a Chinese number as dialled
 * inland with its trunk 0 ('02795522' is never national: that is service 95522); service: '95518', '4008…', '12378', '10086';
 * port: '106…'; masked: digits and '*'; unknown: the text as read ('未知号码', a UUID, '-1').
 */
export type PhoneNumber = { readonly kind: 'e164' | 'national' | 'service' | 'port' | 'masked' | 'unknown'; readonly text: string }
