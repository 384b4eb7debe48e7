/** Defines every element under its own tag. */
import './program/program.define.js';
import './refer/refer.define.js';
import './share/share.define.js';
import './link/link.define.js';
import './qr/qr.define.js';
import './launcher/launcher.define.js';
import './welcome/welcome.define.js';
import './lead/lead.define.js';
import './claim/claim.define.js';
import './consent/consent.define.js';
import './referrals/referrals.define.js';
import './progress/progress.define.js';
import './leaderboard/leaderboard.define.js';
import './pulse/pulse.define.js';
