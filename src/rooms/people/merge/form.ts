import * as v from 'valibot';
import { chosen } from '#platform/forms/fields.ts';

/** Which record goes, which two children are one, and what is taken apart. */
export const togetherForm = v.object({ gone: chosen });
export const oneChildForm = v.object({ kept: chosen, gone: chosen });
export const apartForm = v.object({ merge: chosen });
