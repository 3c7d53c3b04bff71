// Which parts of a query do not name the page: where a visitor came from, who the visitor is, what lets them in.

/**
 * Parameters that say where a visitor came from. Only names that campaign tools own are here: `ref`, `source`, `from`,
 * `mod` or `cid` name a story on some sites, so they stay.
 */
const TRACKING = new RegExp(
  `^(${[
    // Google, Matomo, Piwik, HubSpot, Adobe, AT Internet, Webtrekk, Eloqua, Bluecore and Salesforce use families of names.
    'utm_\\w+|(mtm|pk|piwik|matomo)_\\w+|hsa_\\w+|_?_hs\\w+|hsctatracking|at_\\w+|xt(or|s|ref)|wt[._]z?mc(_?\\w+)?',
    'elq(\\w+)?|bsft_\\w+|sfmc_\\w+|cm_mmc\\w*|gaa_\\w+|ns_(mchannel|source|campaign|linkname|fee)|sc_(cid|campaign|channel|content|country|customer|geo|medium|outcome|src)',
    // Click identifiers of advertisers and social networks.
    '[gdw]clid|fbclid|msclkid|ttclid|twclid|ys?clid|ymclid|gbraid|wbraid|gclsrc|gad_(source|campaignid)|srsltid|li_fat_id|rdt_cid|irclickid',
    'dicbo|tblci|epik|wickedid|igsh(id)?|fb_(action_ids|action_types|comment_id|ref|source)|__tn__|__twitter_impression|_openstat',
    // Analytics.
    '_ga|_gac|_gl|_branch_(match_id|referrer)|guccounter|guce_referrer(_\\w+)?|soc_(src|trk)|ref_(src|url)|s_(kw)?cid|ef_id|spm',
    'trk(campaign|info)?|amp_(gsa|js_v)|usqp',
    // Newsletters: they know who reads.
    'mc_[ce]id|ml_subscriber(_hash)?|mkt_tok|vero_(id|conv)|oly_(anon|enc)_id|_kx|ck_subscriber_id|__s|dm_i|et_rid|nr_email_referer',
    // News sites' own campaign tags.
    'ic(id|mp)|int_?(cid|cmp)|intcid|cmp(id)?|ncid|ocid|smid|smtyp|wpisrc|wpmm|itid|taid|tpcc',
  ].join('|')})$`,
  'i',
);

/** Parameters that let someone in or say who is reading, whatever stands in them; `_`, `-` and case do not matter. */
const SECRET = new RegExp(
  `^(${[
    // Also `access_token`, `csrf_token`, `share-token` and all the others; NYT's and other papers' gifts to a friend.
    '\\w*token|jwt|auth|authkey|authorization|oauth\\w*|unlockedarticlecode|gift(code|link)?',
    'signature|sig|xamz\\w+|xgoog\\w+|awsaccesskeyid|keypairid|apikey|accesskey|(client)?secret(key)?',
    '(php|j|asp)sess(ion)?id\\w*|aspsession\\w*|session(id|key)|sessid|cfid|(wp|preview)?nonce|otp|totp|passw(or)?d|pwd|pass(code|phrase|key)?',
    'saml\\w+|relaystate|magiclink|credentials?',
    '(user)?e?mail(address)?',
  ].join('|')})$`,
  'i',
);

/**
 * Names that mean a secret on one site and the story on another: `sid` is a session in PHP and the story in PHP-Nuke,
 * `ticket` lets in (CAS) or names a report (Trac). The value decides.
 */
const EITHER = /^(sid|key|hash|session|sess|ticket)$/i;
/** Names that mean the story, or a part of the country, far more often than a grant (OAuth). */
const SELDOM_SECRET = /^(code|state)$/i;

/** A number, a date or a few words name a story: `1234`, `26/11/20/1234`, `fox-clears-dog`. */
const NAMES_STORY = /^(\d{1,12}|\d{1,8}([/.-]\d{1,8})+|[a-z]{1,20}([-_ ]([a-z]{1,20}|\d{1,8}))+)$/i;

/** Long, with letters and digits: made by a machine. */
const OPAQUE = /^(?=.*\d)(?=.*[a-z])[\w+/=.~-]{16,}$/i;

/** A JSON Web Token: two objects in base64url, and a signature. */
const JWT = /^eyJ[\w-]{5,}\.[\w-]{5,}\.[\w-]*$/;

/** An e-mail address: the reader's own, in a link from a newsletter. */
const MAILBOX = /^[^\s@]+@[^\s@]+\.[a-z]{2,}$/i;

/** What readers search for names the page of results, even if it is an e-mail address. */
const SEARCH = /^(q|query|s|search)$/i;

/** Whether a parameter of a query may name the page. In doubt it does: a page that is not found helps nobody. */
export function namesThePage(name: string, value: string): boolean {
  const plain = name.replace(/[-_[\]]/g, '');
  if (TRACKING.test(name) || SECRET.test(plain) || JWT.test(value)) return false;
  if (MAILBOX.test(value)) return SEARCH.test(name);
  if (SELDOM_SECRET.test(plain)) return !OPAQUE.test(value);
  return !EITHER.test(plain) || value === '' || NAMES_STORY.test(value);
}
