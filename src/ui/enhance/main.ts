import { watchExit } from './exit.ts';
import { watchForms } from './forms.ts';
import { watchTaps } from './taps.ts';

watchExit(document);
watchForms(document);
watchTaps(document);
