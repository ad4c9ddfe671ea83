import * as v from 'valibot';
import { name } from '#platform/forms/fields.ts';

export const mostNamed = 120;

/** The name as she wants it on the certificate. */
export const certificateForm = v.object({ named: name(mostNamed) });
