import * as v from 'valibot';
import { m } from '#messages';

/** Her password now, as she shows it again before she changes how she signs in. */
const passwordNow = v.pipe(
	v.string(() => m.forms_needed()),
	v.minLength(1, () => m.forms_needed()),
	v.maxLength(1000, () => m.forms_too_long({ most: 1000 }))
);

/** A new password, twice, behind the one that holds now. */
export const changePasswordForm = v.object({
	password_now: passwordNow,
	password: v.optional(v.string(), ''),
	password_again: v.optional(v.string(), '')
});

/** Her password alone, for what else changes how she signs in. */
export const provePasswordForm = v.object({ password_now: passwordNow });

/** Six digits or a recovery code, once more; what is missing is said where they are tried. */
export const proofForm = v.object({ proof: v.optional(v.string(), '') });
