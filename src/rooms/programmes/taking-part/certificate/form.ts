import * as v from 'valibot';
import { line } from '#platform/forms/fields.ts';

export const mostNamed = 120;

/** The name as she wants it on the certificate. */
export const certificateForm = v.object({ named: line(mostNamed) });
