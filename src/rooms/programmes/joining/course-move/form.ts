import * as v from 'valibot';
import { chosen } from '#platform/forms/fields.ts';

/** Which of her registrations, and the course to which she goes. */
export const courseMoveForm = v.object({ registration: chosen, to: chosen });
/** Which move is taken back. */
export const moveBackForm = v.object({ registration: chosen });
