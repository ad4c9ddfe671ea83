import * as v from 'valibot';
import { whole } from '#platform/forms/fields.ts';
import { voteEndForm } from '../decision/form.ts';

/** A no-go round is opened: until when, and which version of the decision was read. */
export const openNoGoForm = v.object({ ...voteEndForm.entries, version: whole(1, 1_000_000) });
