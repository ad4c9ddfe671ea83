import * as v from 'valibot';

/** Somebody said yes or no to an appointment, or took it back. */
export const answered = { name: 'platform.appointment.answered', holds: v.strictObject({ appointment: v.string() }) };
