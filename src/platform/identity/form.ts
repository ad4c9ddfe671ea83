import * as v from 'valibot';
import { m } from '#messages';
import { email, line } from '../forms/fields.ts';

/** Whoever asks for a letter to sign in with. */
export const askForm = v.object({ email });

/** Six digits, or a recovery code. */
export const codeForm = v.object({ code: line(40) });

/** Passwords are taken as they are: no spaces cut off, nothing cleaned away. */
const password = v.pipe(
	v.string(() => m.forms_needed()),
	v.minLength(1, () => m.forms_needed()),
	v.maxLength(1000, () => m.forms_too_long({ most: 1000 }))
);

/** The first of two factors. */
export const passwordForm = v.object({ email, password });

/** A new password, twice. */
export const newPasswordForm = v.object({
	password: v.optional(v.string(), ''),
	password_again: v.optional(v.string(), '')
});
