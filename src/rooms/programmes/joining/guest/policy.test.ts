import { expect, test } from 'vitest';
import { guestPlacesLeft } from './policy.ts';

const room = { places: 10, taken: 4, waiting: 0, guestPlaces: 3, guests: 1 };

test.each([
	['guests have their own limit within the places', {}, 2],
	['the places of all are the limit where fewer are left', { taken: 9 }, 1],
	['nobody overtakes a parent who waits', { waiting: 1 }, 0],
	['where fewer guests may come than are booked, none is left', { guestPlaces: 1, guests: 2 }, 0],
	['what is full is full', { taken: 10 }, 0],
	['behind an open door nobody books', { places: null }, 0]
])('%s', (_, facts, left) => expect(guestPlacesLeft({ ...room, ...facts })).toBe(left));
