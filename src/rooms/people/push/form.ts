import * as v from 'valibot';
import { chosen, line } from '#platform/forms/fields.ts';
import { hashesCheaply } from '#platform/runtime.ts';
import { m } from '#messages';
import { isPushService } from '#platform/push/phone.ts';

/** The longest name of a device. */
export const mostDeviceName = 40;

const key = (bytes: number) =>
	v.pipe(
		v.string(),
		v.check((text) => /^[\w-]{20,100}={0,2}$/.test(text) && Buffer.from(text, 'base64url').length === bytes)
	);

const phone = {
	endpoint: v.pipe(
		v.string(),
		v.maxLength(1500),
		v.check((text) => isPushService(text, hashesCheaply()))
	),
	p256dh: key(65),
	auth: key(16)
};

/** What the script of the page fills in; without it nothing is said. */
const said = v.optional(v.string(), '');

/** A device that is turned on: what she calls it, and what her browser says of where it takes messages. */
export const turnOnForm = v.pipe(
	v.object({ name: line(mostDeviceName), endpoint: said, p256dh: said, auth: said }),
	v.forward(
		v.check(
			({ endpoint, p256dh, auth }) => v.is(v.object(phone), { endpoint, p256dh, auth }),
			() => m.people_push_script()
		),
		['name']
	)
);
export type TurnOnForm = v.InferOutput<typeof turnOnForm>;

/** Where the device on which she is takes messages now. */
export const renewForm = v.object(phone);

/** A device that she takes out. */
export const takeOutForm = v.object({ device: chosen });

/** What her page gives to `kith-push`. */
export interface PushGiven {
	/** The key by which push services know this house. */
	key: string;
	/** How the addresses end at which her devices take messages. */
	ends: string[];
	/** This browser is one of them. */
	on: boolean;
}
