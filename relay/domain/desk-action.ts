// What the desk has to confirm by a link of its own: whoever was sent a letter on, a reader perhaps, has the letter's links.

export const DESK_ACTIONS = ['spam', 'mute', 'unmute'] as const;
/** The correction is spam; its story gets no letters any more; it gets them again. */
export type DeskAction = (typeof DESK_ACTIONS)[number];

/** What a link that is mailed to the desk is good for. */
export type LinkPurpose = DeskAction | 'change';
