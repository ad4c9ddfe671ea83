import * as v from 'valibot';
import { m } from '#messages';
import { line } from '../../forms/fields.ts';

const base64url = v.pipe(v.string(), v.maxLength(8000), v.regex(/^[\w-]+$/));
const clientExtensionResults = v.optional(v.record(v.string(), v.unknown()), {});

/** What a browser says that a key signed, as it sends it; what else it says is left out. */
export const assertionForm = v.object({
	id: base64url,
	rawId: base64url,
	type: v.literal('public-key'),
	response: v.object({
		clientDataJSON: base64url,
		authenticatorData: base64url,
		signature: base64url,
		userHandle: v.optional(base64url)
	}),
	clientExtensionResults
});
export type Assertion = v.InferOutput<typeof assertionForm>;

/** What a browser says of a key that it made. */
export const attestationForm = v.object({
	id: base64url,
	rawId: base64url,
	type: v.literal('public-key'),
	response: v.object({
		clientDataJSON: base64url,
		attestationObject: base64url,
		transports: v.optional(v.pipe(v.array(v.pipe(v.string(), v.maxLength(20))), v.maxLength(8)), [])
	}),
	clientExtensionResults
});
export type Attestation = v.InferOutput<typeof attestationForm>;

/** JSON in a field, as an element puts it there. */
const signed = <Schema extends v.GenericSchema>(schema: Schema) =>
	v.pipe(
		v.string(() => m.forms_needed()),
		v.maxLength(20_000),
		v.rawTransform(({ dataset, addIssue, NEVER }) => {
			try {
				return JSON.parse(dataset.value) as unknown;
			} catch {
				addIssue({ message: m.forms_needed() });
				return NEVER;
			}
		}),
		schema
	);

/** A key that her browser made, and what she calls it. */
export const addForm = v.object({ called: line(60), signed: signed(attestationForm) });

/** What a key signed. */
export const enterForm = v.object({ signed: signed(assertionForm) });
