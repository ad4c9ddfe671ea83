import { sealRecord } from '#ui/queue/keys.ts';
import type { SealedRecord } from '#ui/queue/store.ts';
import type { TakenPack } from './form.ts';

/** The record of what was taken along; every other is a tap, or what others tapped. */
export const packName = 'pack';

/** What was taken along, sealed for the screen. */
export const sealPack = (key: CryptoKey, pocket: string, pack: TakenPack): Promise<SealedRecord> =>
	sealRecord(key, pocket, packName, JSON.stringify(pack));
