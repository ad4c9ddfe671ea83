import * as v from 'valibot';
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

/** What she calls her new key. */
export const passkeyForm = v.object({ called: line(60) });
