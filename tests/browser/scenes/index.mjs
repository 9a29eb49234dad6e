import { idle, lockAndLapse, secondSignIn } from "./sessions.mjs";
import { home, languages, strangers } from "./door.mjs";
import { firstLoad } from "./first_load.mjs";
import { history } from "./history.mjs";
import { payees } from "./payees.mjs";
import { registration } from "./registration.mjs";
import { stopAndRelease, nobodyQualifies } from "./release.mjs";
import { notices, settings } from "./settings.mjs";
import { addUser } from "./users.mjs";
import { whatIf } from "./what_if.mjs";

/** Scene by scene; later ones build on earlier ones. */
export const scenes = [
  ["the first load on a slow line", firstLoad],
  ["a stranger learns nothing at the door", strangers],
  ["home shows what needs one and who could help", home],
  ["both languages, remembered", languages],
  ["a user registers a shared device", registration],
  ["a general user registers a payee", payees],
  ["an administrator adds a user, who begins", addUser],
  ["what if, played through and linked", whatIf],
  ["histories by filter and as a file", history],
  ["the settings of the company, from → to", settings],
  ["the bell rings until one has looked", notices],
  ["wrong numbers stop a device and a colleague releases it", stopAndRelease],
  ["nobody qualifies: only the bank", nobodyQualifies],
  ["a second sign-in ends the first", secondSignIn],
  ["a session ends by idleness", idle],
  ["a locked password lapses while one watches the clock", lockAndLapse],
];
