import { watchExit } from './exit.ts';
import { watchForms } from './forms.ts';
import { watchVoice } from './voice.ts';

watchExit(document);
watchForms(document);
watchVoice(document);
