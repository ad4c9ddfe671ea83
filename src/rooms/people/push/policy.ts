import type { Actor } from '#platform/db/tx.ts';

/** So many devices of one person are told at most. */
export const mostDevices = 5;

/** A device that is turned on beside other ways counts after so long: whoever turned it on may not have been she. */
export const waitsFor = 24 * 3_600_000;

/** Devices are hers alone to turn on, by herself and signed in. */
export const mayTurnOn = (actor: Actor): boolean => actor.kind === 'person' && actor.id !== null;

/** How an address at a push service ends: enough to tell two of them apart, and too little to send anything to. */
export const tailOf = (endpoint: string): string => endpoint.slice(-16);
