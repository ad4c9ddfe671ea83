// The second quarter of the telling days.
import { fillsOnAQuarter } from './telling-days.ts';

fillsOnAQuarter(1);
