// Before each test file: what is tried by chance is the same every time, so that a check is red because of a change and never by chance.
// The long trials draw anew, and try far more; what they find says the seed with which it is found again.
import fc from 'fast-check';

if (process.env.KITH_DEEP !== '1') fc.configureGlobal({ seed: 20_261_129 });
