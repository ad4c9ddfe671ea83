/** The day on which all tests take place: an ordinary Thursday, a month before Boxing Day. From here their clock goes on. */
export const today = new Date('2026-11-26T10:00:00Z');
