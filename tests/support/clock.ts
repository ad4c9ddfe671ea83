// Before each test file: the clock of its process goes by that of its database.
import { inject } from 'vitest';
import { setAhead } from '#platform/clock.ts';

setAhead(inject('testServer').ahead);
