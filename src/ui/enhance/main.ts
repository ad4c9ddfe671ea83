import { watchExit } from './exit.ts';
import { watchForms } from './forms.ts';

watchExit(document);
watchForms(document);
