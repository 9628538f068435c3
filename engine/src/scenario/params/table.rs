//! The rows of `PARAMS`.
//!
//! Columns: variant, key, unit, kind, scope; folklore (value, grade, source); measured (value, grade,
//! source); English; German. A source names something a reader can look up, or says that the number
//! is an assumption of this project. Where a paper's tables were not read, the source says so.

use super::Kind::{Choice, Flag, Share};
use super::{Default, Kind, NEVER_YEARS, Param, Scope};
use crate::evidence::Grade;

const fn real(min: f64, max: f64) -> Kind {
    Kind::Real { min, max }
}
const fn whole(min: f64, max: f64) -> Kind {
    Kind::Whole { min, max }
}

const OWN: &str = "assumption of this project: put your own firm's number here";
const NEUTRAL: &str = "assumption of this project: a neutral value, the mechanism is off";
const TARP_STAY: &str = "TARP repurchase table of the 1970s, loss under $5 or over $100, stated intentions (second-hand: \
    fastcompany.com/663494)";
const SEED_TOLD: &str =
    "founding article E: the unhappy tell 9 to 15, 13 % of them more than 20; helped customers tell 4 to 6";
const SEED_20: &str =
    "founding article D: for every complaint made about 20 people do not bother, so 1 in 21";
const SEED_ONE_SHOP: &str =
    "founding article D (leisure centre): every telling is taken to decide the listener";
const GOODMAN: &str = "J. Goodman (TARP): to the front line 5-30 % of mistreatment, 50-75 % of money losses; \
    middle of the range (trade figure)";
const SIXTY_EIGHT: &str = "the 68/14/9/5/3/1 % table of why customers leave (credited to the US SBA, LeBoeuf and others: \
    folklore), its share of a total hazard of -ln 0.8 per year";
const AMEX_NUMBER: &str =
    "American Express Global Customer Service Barometer 2011: 16 people told of bad service, 9 of good";
const AMEX_SHARE: &str =
    "American Express Global Customer Service Barometer 2012: 56 % tell of bad service, 47 % of good";
const EAST_SCALE: &str = "East et al. on current against other brands (abstract read): word of mouth moves a brand's own customers \
    half as much when good, a quarter as much when bad";
const TRAINING: &str = "assumption of this project: no published curve was found";

params! {
    // The market, the horizon and money.
    MarketPeople "market.people" "people" whole(1.0, 50_000_000.0), Fixed,
        20_000.0, D OWN, 20_000.0, D OWN,
        "people in the market: customers, former customers and everyone who might become one",
        "Menschen im Markt: Kunden, frühere Kunden und alle, die es werden könnten";
    MarketCustomers "market.customers" "people" whole(0.0, 50_000_000.0), Fixed,
        5_000.0, D OWN, 5_000.0, D OWN,
        "customers at the start",
        "Kunden zu Beginn";
    MarketFirstCustomers "market.first_customers" "" Choice(&["random", "first"]), Fixed,
        0.0, D NEUTRAL, 0.0, D NEUTRAL,
        "who is a customer at the start: random people, or those with the lowest ids (for your own edge list)",
        "wer zu Beginn Kunde ist: zufällige Menschen oder die mit den kleinsten Nummern (für eigene Netze)";
    TimeWeeks "time.weeks" "weeks" whole(1.0, 5_200.0), Fixed,
        260.0, D OWN, 260.0, D OWN,
        "length of the simulated time; 52 weeks are a year",
        "Länge der simulierten Zeit; 52 Wochen sind ein Jahr";
    MoneyDiscountRate "money.discount_rate" "per year" real(0.0, 1.0), World,
        0.10, D OWN, 0.10, D OWN,
        "continuous discount rate: money in a year's time counts e^-rate of money today",
        "stetiger Zinssatz der Abzinsung: Geld in einem Jahr zählt e^-Satz des heutigen";
    MoneyMargin "money.margin" "share" Share, World,
        0.40, D OWN, 0.40, D OWN,
        "gross margin: the share of what customers spend that is left after the cost of the goods",
        "Bruttomarge: Anteil des Umsatzes, der nach den Warenkosten übrig bleibt";
    MoneyFixedPerWeek "money.fixed_per_week" "currency per week" real(0.0, 1e9), Lever,
        0.0, D OWN, 0.0, D OWN,
        "fixed costs of the firm, the same every week",
        "feste Kosten der Firma, jede Woche gleich";

    // Visits and spending.
    VisitsPerYear "visits.per_year" "per year" real(0.0, 1_000.0), Lever,
        12.0, D OWN, 12.0, D OWN,
        "visits of a customer in a year, on average",
        "Besuche eines Kunden im Jahr, im Durchschnitt";
    VisitsLaw "visits.law" "" Choice(&["poisson", "regular"]), Fixed,
        0.0, A "Ehrenberg 1959; Fader & Hardie: purchases of one person come as a Poisson process",
        0.0, A "Ehrenberg 1959; Fader & Hardie: purchases of one person come as a Poisson process",
        "poisson: visits at random times; regular: evenly spaced (for teaching)",
        "poisson: Besuche zu zufälligen Zeiten; regular: in gleichen Abständen (für den Unterricht)";
    VisitsShape "visits.shape" "gamma shape" real(0.0, 1_000.0), World,
        0.0, D "assumption of this project: the founding articles speak of one average customer",
        2.0, D "assumption of this project; a CD shop's buyers differ far more (CDNOW, shape 0.243)",
        "how alike people's visit rates are: gamma shape, small means very different, 0 means all alike",
        "wie ähnlich die Besuchsraten sind: Gamma-Form, klein heißt sehr verschieden, 0 heißt alle gleich";
    SpendMean "spend.mean" "currency per visit" real(0.0, 80_000.0), Lever,
        30.0, D OWN, 30.0, D OWN,
        "money a customer spends per visit, on average",
        "Ausgaben eines Kunden je Besuch, im Durchschnitt";
    SpendCv "spend.cv" "coefficient of variation" real(0.0, 5.0), World,
        0.8, D "assumption of this project", 0.8, D "assumption of this project",
        "how much mean spending differs between people (lognormal; 0 = all alike)",
        "wie stark sich die mittleren Ausgaben zwischen Menschen unterscheiden (Lognormal; 0 = alle gleich)";
    SpendVisitCv "spend.visit_cv" "coefficient of variation" real(0.0, 5.0), World,
        0.4, A "CDNOW buyers, Gamma-Gamma model, p = 6.25: 1 / sqrt(p) (Fader, Hardie & Lee 2005; the Hardie sheet re-computed)",
        0.4, A "CDNOW buyers, Gamma-Gamma model, p = 6.25: 1 / sqrt(p) (Fader, Hardie & Lee 2005; the Hardie sheet re-computed)",
        "how much one person's spending differs from visit to visit (lognormal; 0 = always the same)",
        "wie stark die Ausgaben eines Menschen von Besuch zu Besuch schwanken (Lognormal; 0 = immer gleich)";
    SpendOnJoining "spend.on_joining" "currency" real(0.0, 80_000.0), Lever,
        0.0, D OWN, 0.0, D OWN,
        "paid once on becoming a customer, for example a membership fee",
        "einmalig beim Kundewerden bezahlt, zum Beispiel ein Mitgliedsbeitrag";

    // What happens in a visit.
    QualityFailureRate "quality.failure_rate" "share of visits" Share, Lever,
        0.018_859_433_7, D "computed by this project: the rate at which 68 % of losses come from treatment (founding article A) \
            when 20 % of 12-visit customers leave a year",
        0.018_859_433_7, D "computed by this project as in folklore; no survey gives a rate per visit, so put your own number here",
        "share of visits in which the customer is treated badly",
        "Anteil der Besuche, bei denen der Kunde schlecht behandelt wird";
    QualityProductFailureRate "quality.product_failure_rate" "share of visits" Share, Lever,
        0.0, D OWN, 0.0, D OWN,
        "share of visits in which the product, not the treatment, fails",
        "Anteil der Besuche, bei denen das Produkt versagt, nicht die Behandlung";
    QualityMean "quality.mean" "SD of today's encounters" real(-5.0, 5.0), Lever,
        0.0, D "definition: today's mean quality is zero", 0.0, D "definition: today's mean quality is zero",
        "shift of the mean service quality against today; higher means fewer failures",
        "Verschiebung der mittleren Servicequalität gegen heute; höher heißt weniger Fehler";
    QualitySd "quality.sd" "today = 1" real(0.1, 5.0), Lever,
        1.0, D "definition: today's spread of quality is one", 1.0, D "definition: today's spread of quality is one",
        "spread of service quality from visit to visit; smaller means more consistent, so fewer failures",
        "Streuung der Servicequalität von Besuch zu Besuch; kleiner heißt verlässlicher, also weniger Fehler";
    QualityMajorShare "quality.major_share" "share of failures" Share, Lever,
        0.2, D "assumption of this project", 0.2, D "assumption of this project",
        "share of failures that are grave for the customer",
        "Anteil der Fehler, die für den Kunden schwer wiegen";
    QualityFailureConcentration "quality.failure_concentration" "beta a + b" real(0.0, 1_000.0), World,
        0.0, D NEUTRAL, 0.0, D NEUTRAL,
        "how alike people's own failure rates are: Beta with mean failure_rate and a + b = this; 0 means all alike",
        "wie ähnlich die Fehlerraten der Menschen sind: Beta mit Mittel failure_rate und a + b = diesem Wert; 0 = alle gleich";

    // Speaking up.
    VoiceRate "voice.rate" "share of unhappy customers" Share, Lever,
        1.0 / 21.0, C SEED_20, 0.175, B GOODMAN,
        "share of unhappy customers who tell the firm",
        "Anteil der unzufriedenen Kunden, die es der Firma sagen";
    VoiceProductRate "voice.product_rate" "share of unhappy customers" Share, Lever,
        1.0 / 21.0, C SEED_20, 0.625, B GOODMAN,
        "share of customers with a product failure who tell the firm",
        "Anteil der Kunden mit Produktfehler, die es der Firma sagen";
    VoiceCostPerContact "voice.cost_per_contact" "currency" real(0.0, 1e6), World,
        3.0, D OWN, 3.0, D OWN,
        "cost of taking one complaint",
        "Kosten für die Annahme einer Beschwerde";

    // What the firm does about it.
    RecoveryResolved "recovery.resolved" "share of complaints" Share, Lever,
        0.6, B "TARP 1979 final report: over 40 % of complainants were totally unsatisfied (Financial History 150, p. 32)",
        0.32, B "National Customer Rage Study 2020: 32 % of complainants were satisfied",
        "share of complaints that are resolved to the customer's satisfaction",
        "Anteil der Beschwerden, die zur Zufriedenheit des Kunden gelöst werden";
    RecoveryResponseDays "recovery.response_days" "days" real(0.01, 365.0), Lever,
        2.0, D "assumption of this project: half the answers come within the two days of founding article D",
        2.0, D "assumption of this project: half the answers come within the two days of founding article D",
        "median time until a complaint is answered",
        "mittlere Zeit (Median) bis zur Antwort auf eine Beschwerde";
    RecoveryResponseSigma "recovery.response_sigma" "log SD" real(0.0, 4.0), Lever,
        1.0, D "assumption of this project", 1.0, D "assumption of this project",
        "how much answer times differ: standard deviation of their logarithm; 0 = all alike",
        "wie verschieden die Antwortzeiten sind: Standardabweichung des Logarithmus; 0 = alle gleich";
    RecoveryQuickDays "recovery.quick_days" "days" real(0.0, 365.0), World,
        2.0, C "founding article D: answer within two days", 2.0, C "founding article D: answer within two days",
        "a solution within this time counts as quick",
        "eine Lösung innerhalb dieser Zeit gilt als schnell";
    RecoveryPromiseDays "recovery.promise_days" "days" real(0.0, 365.0), Lever,
        0.0, D NEUTRAL, 0.0, D NEUTRAL,
        "promised answer time; a later answer counts as unresolved; 0 = no promise",
        "versprochene Antwortzeit; eine spätere Antwort gilt als ungelöst; 0 = kein Versprechen";
    RecoveryCompensation "recovery.compensation" "currency per resolved case" real(0.0, 1e6), Lever,
        15.0, D OWN, 15.0, D OWN,
        "what the firm gives the customer when it resolves a complaint",
        "was die Firma dem Kunden bei einer gelösten Beschwerde gibt";

    // Staying after a failure.
    StaySilentMinor "stay.silent.minor" "share" Share, World,
        0.37, B TARP_STAY, 0.37, B TARP_STAY,
        "share who stay after a minor failure they did not mention",
        "Anteil, der nach einem kleinen, verschwiegenen Fehler bleibt";
    StaySilentMajor "stay.silent.major" "share" Share, World,
        0.09, B TARP_STAY, 0.09, B TARP_STAY,
        "share who stay after a grave failure they did not mention",
        "Anteil, der nach einem schweren, verschwiegenen Fehler bleibt";
    StayUnresolvedMinor "stay.unresolved.minor" "share" Share, World,
        0.46, B TARP_STAY, 0.46, B TARP_STAY,
        "share who stay after complaining in vain about a minor failure",
        "Anteil, der nach vergeblicher Beschwerde über einen kleinen Fehler bleibt";
    StayUnresolvedMajor "stay.unresolved.major" "share" Share, World,
        0.19, B TARP_STAY, 0.19, B TARP_STAY,
        "share who stay after complaining in vain about a grave failure",
        "Anteil, der nach vergeblicher Beschwerde über einen schweren Fehler bleibt";
    StayResolvedMinor "stay.resolved.minor" "share" Share, World,
        0.70, B TARP_STAY, 0.70, B TARP_STAY,
        "share who stay after a minor failure was put right, but not quickly",
        "Anteil, der bleibt, wenn ein kleiner Fehler behoben wird, aber nicht schnell";
    StayResolvedMajor "stay.resolved.major" "share" Share, World,
        0.54, B TARP_STAY, 0.54, B TARP_STAY,
        "share who stay after a grave failure was put right, but not quickly",
        "Anteil, der bleibt, wenn ein schwerer Fehler behoben wird, aber nicht schnell";
    StayQuickMinor "stay.quick.minor" "share" Share, World,
        0.95, B TARP_STAY, 0.95, B TARP_STAY,
        "share who stay after a minor failure was put right quickly",
        "Anteil, der bleibt, wenn ein kleiner Fehler schnell behoben wird";
    StayQuickMajor "stay.quick.major" "share" Share, World,
        0.82, B TARP_STAY, 0.82, B TARP_STAY,
        "share who stay after a grave failure was put right quickly",
        "Anteil, der bleibt, wenn ein schwerer Fehler schnell behoben wird";
    StayIntentDiscount "stay.intent_discount" "factor" Share, World,
        1.0, D "assumption of this project: the TARP intentions are taken at face value",
        0.35, D "assumption of this project: stated intentions overstate leaving; vary this number first",
        "how far stated intentions are believed: chance of leaving = this x (1 - stay)",
        "wie weit Absichten geglaubt wird: Wahrscheinlichkeit zu gehen = dieser Wert x (1 - Bleibeanteil)";
    StayLostForever "stay.lost_forever_if_unresolved" "" Flag, World,
        0.0, C "founding article D says true; TARP's table (unresolved complainers return) says false, and is the default",
        0.0, B TARP_STAY,
        "an unresolved complaint loses the customer for ever",
        "eine ungelöste Beschwerde verliert den Kunden für immer";

    // Leaving for other causes, and coming back.
    ExitDied "exit.died" "per year" real(0.0, 50.0), World,
        0.002_231_436, C SIXTY_EIGHT, 0.002_231_436, C SIXTY_EIGHT,
        "hazard of a customer's death",
        "Rate, mit der Kunden sterben";
    ExitMoved "exit.moved" "per year" real(0.0, 50.0), World,
        0.006_694_307, C SIXTY_EIGHT, 0.006_694_307, C SIXTY_EIGHT,
        "hazard of moving away",
        "Rate, mit der Kunden wegziehen";
    ExitFriend "exit.friend" "per year" real(0.0, 50.0), World,
        0.011_157_178, C SIXTY_EIGHT, 0.011_157_178, C SIXTY_EIGHT,
        "hazard of leaving for a friend's firm",
        "Rate, mit der Kunden durch Freundschaften zu einer anderen Firma gehen";
    ExitCompetitor "exit.competitor" "per year" real(0.0, 50.0), Lever,
        0.020_082_920, C SIXTY_EIGHT, 0.020_082_920, C SIXTY_EIGHT,
        "hazard of leaving for a competitor",
        "Rate, mit der Kunden zu einem Wettbewerber gehen";
    ExitProduct "exit.product" "per year" real(0.0, 50.0), Lever,
        0.031_240_097, C SIXTY_EIGHT, 0.031_240_097, C SIXTY_EIGHT,
        "hazard of leaving because of the product, without a failure event",
        "Rate, mit der Kunden wegen des Produkts gehen, ohne einzelnen Fehler";
    WinbackPerYear "winback.per_year" "per year" real(0.0, 10_000.0), Lever,
        0.0, C "founding article D: a customer handled badly is lost",
        0.02, D "assumption of this project",
        "hazard of a lapsed customer coming back at the starting opinion; it scales with the opinion",
        "Rate, mit der frühere Kunden bei Anfangsmeinung zurückkommen; sie steigt und fällt mit der Meinung";

    // How many are told.
    ReachLaw "reach.law" "" Choice(&["literal", "uniform", "negative_binomial", "geometric", "fixed"]), World,
        0.0, C SEED_TOLD,
        2.0, D "assumption of this project: the usual law of counts that differ between people",
        "law of the number told: literal (the articles' own ranges), uniform, negative_binomial, geometric, fixed",
        "Verteilung der Zahl der Zuhörer: literal (die Spannen der Artikel), uniform, negative_binomial, geometric, fixed";
    ReachTold "reach.told" "people" real(0.0, 1_000.0), Lever,
        12.0, C SEED_TOLD, 16.0, B AMEX_NUMBER,
        "people an unhappy customer tells, on average (reach.law literal: big mouths not counted)",
        "Menschen, denen ein unzufriedener Kunde davon erzählt, im Durchschnitt";
    ReachTalkShare "reach.talk_share" "share" Share, World,
        1.0, C SEED_TOLD, 0.56, B AMEX_SHARE,
        "share of unhappy customers who tell anyone at all",
        "Anteil der unzufriedenen Kunden, die überhaupt jemandem davon erzählen";
    ReachToldRecovered "reach.told_recovered" "people" real(0.0, 1_000.0), Lever,
        5.0, C SEED_TOLD, 9.0, B AMEX_NUMBER,
        "people a customer tells, on average, whose complaint was resolved",
        "Menschen, denen ein Kunde nach gelöster Beschwerde davon erzählt, im Durchschnitt";
    ReachTalkShareRecovered "reach.talk_share_recovered" "share" Share, World,
        1.0, C SEED_TOLD, 0.47, B AMEX_SHARE,
        "share of customers with a resolved complaint who tell anyone at all",
        "Anteil der Kunden mit gelöster Beschwerde, die überhaupt jemandem davon erzählen";
    ReachShape "reach.shape" "negative-binomial k" real(0.01, 10_000.0), World,
        3.156_740_492_2, C "computed so that 13 % of those with mean 12 tell more than 20 (founding article E)",
        3.156_740_492_2, C "computed so that 13 % of those with mean 12 tell more than 20 (founding article E)",
        "how alike people are in the number they tell: negative-binomial k, small means very different",
        "wie ähnlich sich Menschen im Weitererzählen sind: k der negativen Binomialverteilung, klein = sehr verschieden";
    ReachBigMouthShare "reach.big_mouth_share" "share" Share, World,
        0.13, C SEED_TOLD, 0.13, C SEED_TOLD,
        "literal law: share of the unhappy who tell more than 20",
        "Verteilung literal: Anteil der Unzufriedenen, die es mehr als 20 Menschen erzählen";
    ReachBigMouthExtra "reach.big_mouth_extra" "people" real(0.0, 1_000.0), World,
        10.0, D "assumption of this project: the article says only \"more than 20\"",
        10.0, D "assumption of this project: the article says only \"more than 20\"",
        "literal law: how many beyond 21 they tell, on average (geometric)",
        "Verteilung literal: wie viele sie über 21 hinaus erreichen, im Durchschnitt (geometrisch)";
    ReachMajorFactor "reach.major_factor" "factor" real(0.0, 100.0), World,
        1.0, D "assumption of this project: the articles do not tell grave from minor failures",
        1.5, D "assumption of this project",
        "a grave failure is told to this many times as many people",
        "ein schwerer Fehler wird so viel mal mehr Menschen erzählt";
    ReachPersistent "reach.persistent" "" Flag, World,
        0.0, D NEUTRAL, 0.0, D NEUTRAL,
        "talkativeness belongs to the person instead of the event (negative_binomial only)",
        "Redseligkeit gehört zum Menschen statt zum Ereignis (nur bei negative_binomial)";
    TalkSatisfiedShare "talk.satisfied_share" "share of good visits" Share, Lever,
        0.0, C "founding article E: only the unhappy and the helped are said to talk",
        0.223_158, A "solved so that 3 good stories come to 1 bad one: East, Hammond & Wright, 15 studies (abstract read); \
            splitting them into share and number told is an assumption of this project",
        "share of good visits the customer tells others about",
        "Anteil der guten Besuche, von denen der Kunde anderen erzählt";
    TalkSatisfiedTold "talk.satisfied_told" "people" real(0.0, 1_000.0), World,
        3.0, D "assumption of this project", 3.0, D "assumption of this project",
        "people told about a good visit, on average",
        "Menschen, denen von einem guten Besuch erzählt wird, im Durchschnitt";

    // Who knows whom.
    NetworkKind "network.kind" "" Choice(&["well_mixed", "watts_strogatz", "barabasi_albert", "configuration", "ring", "edge_list"]), Fixed,
        1.0, D "assumption of this project: circles of friends with short cuts (Watts & Strogatz 1998)",
        1.0, D "assumption of this project: circles of friends with short cuts (Watts & Strogatz 1998)",
        "who knows whom: no ties (well_mixed), a generated network, or your own edge_list",
        "wer wen kennt: keine Bindungen (well_mixed), ein erzeugtes Netz oder ein eigenes (edge_list)";
    NetworkNeighbours "network.neighbours" "ties per person" whole(2.0, 1_000.0), Fixed,
        12.0, D "assumption of this project", 12.0, D "assumption of this project",
        "ties of a person: watts_strogatz and ring (an even number); configuration: the mean",
        "Bindungen eines Menschen: watts_strogatz und ring (gerade Zahl); configuration: der Mittelwert";
    NetworkRewiring "network.rewiring" "share of ties" Share, Fixed,
        0.1, D "assumption of this project", 0.1, D "assumption of this project",
        "watts_strogatz: share of ties that lead anywhere instead of next door",
        "watts_strogatz: Anteil der Bindungen, die irgendwohin statt in die Nachbarschaft führen";
    NetworkAttachments "network.attachments" "ties per newcomer" whole(1.0, 1_000.0), Fixed,
        6.0, D "assumption of this project", 6.0, D "assumption of this project",
        "barabasi_albert: ties each newcomer makes; the mean is twice this",
        "barabasi_albert: Bindungen, die jeder Neue knüpft; im Mittel sind es doppelt so viele";
    NetworkShape "network.shape" "negative-binomial k" real(0.01, 10_000.0), Fixed,
        3.0, D "assumption of this project", 3.0, D "assumption of this project",
        "configuration: how alike people are in their number of ties; small means very different",
        "configuration: wie ähnlich die Zahl der Bindungen ist; klein heißt sehr verschieden";
    NetworkShareToTies "network.share_to_ties" "share" Share, World,
        1.0, D "assumption of this project: stories go to people one knows",
        1.0, D "assumption of this project: stories go to people one knows",
        "share of stories told to one's own ties; the rest goes to anyone in the market",
        "Anteil der Erzählungen an die eigenen Bekannten; der Rest geht an irgendwen im Markt";

    // What hearing does.
    WomPositiveEffect "wom.positive_effect" "share" Share, World,
        1.0, C SEED_ONE_SHOP,
        0.125, B "Keller Fay 2014: one recommendation in eight results in a sale",
        "a good story closes this share of the gap between the listener's opinion and 1",
        "eine gute Erzählung schließt diesen Anteil der Lücke zwischen der Meinung des Hörers und 1";
    WomNegativeEffect "wom.negative_effect" "share" Share, World,
        1.0, C SEED_ONE_SHOP,
        0.125, A "East, Hammond & Lomax 2008 (abstract read): good and bad word of mouth weigh much the same; so as wom.positive_effect",
        "a bad story takes this share of the listener's opinion away",
        "eine schlechte Erzählung nimmt diesen Anteil von der Meinung des Hörers weg";
    WomCustomerPositiveScale "wom.customer_positive_scale" "factor" Share, World,
        1.0, C "founding articles: no difference made between customers and others", 0.5, A EAST_SCALE,
        "effect of a good story on someone who is a customer, relative to others",
        "Wirkung einer guten Erzählung auf jemanden, der Kunde ist, im Vergleich zu anderen";
    WomCustomerNegativeScale "wom.customer_negative_scale" "factor" Share, World,
        1.0, C "founding articles: no difference made between customers and others", 0.25, A EAST_SCALE,
        "effect of a bad story on someone who is a customer, relative to others",
        "Wirkung einer schlechten Erzählung auf jemanden, der Kunde ist, im Vergleich zu anderen";
    WomHalfLifeYears "wom.half_life_years" "years" real(0.01, NEVER_YEARS), World,
        NEVER_YEARS, C "founding articles: what was heard is never forgotten", 0.25, D "assumption of this project: three months",
        "what was heard is half forgotten after this time; may be \"never\"",
        "nach dieser Zeit ist das Gehörte halb vergessen; \"never\" heißt nie";
    BeliefStart "belief.start" "0 to 1" real(0.001, 1.0), World,
        0.5, D "assumption of this project: the middle of the scale", 0.5, D "assumption of this project: the middle of the scale",
        "opinion of the firm held by someone who has heard nothing",
        "Meinung über die Firma, wenn jemand noch nichts gehört hat";

    // Winning customers.
    AcquisitionPerYear "acquisition.per_year" "per year" real(0.0, 100_000.0), Lever,
        0.08, D "assumption of this project: holds about 5,000 customers of 20,000 people steady in the base case",
        0.08, D "assumption of this project: holds about 5,000 customers of 20,000 people steady in the base case",
        "hazard of a non-customer joining at the starting opinion and today's marketing; scales with the opinion",
        "Rate, mit der Nichtkunden bei Anfangsmeinung und heutiger Werbung Kunden werden; sie folgt der Meinung";
    AcquisitionImitationPerYear "acquisition.imitation_per_year" "per year" real(0.0, 100.0), World,
        0.0, D NEUTRAL, 0.0, D NEUTRAL,
        "imitation (q of Bass 1969): extra hazard x share of one's own ties who are customers",
        "Nachahmung (q nach Bass 1969): zusätzliche Rate x Anteil der eigenen Bekannten, die Kunden sind";
    AcquisitionFromWeek "acquisition.from_week" "week" whole(0.0, 5_200.0), World,
        0.0, D NEUTRAL, 0.0, D NEUTRAL,
        "nobody joins before this week",
        "vor dieser Woche wird niemand Kunde";
    AcquisitionOpenShare "acquisition.open_share" "share of non-customers" Share, World,
        1.0, D NEUTRAL, 1.0, D NEUTRAL,
        "share of non-customers who would ever consider the firm",
        "Anteil der Nichtkunden, für die die Firma je in Frage kommt";
    MarketingSpendPerYear "marketing.spend_per_year" "currency per year" real(0.0, 1e10), Lever,
        75_000.0, D OWN, 75_000.0, D OWN,
        "money spent on marketing in a year",
        "Ausgaben für Werbung im Jahr";
    MarketingTodayPerYear "marketing.today_per_year" "currency per year" real(0.01, 1e10), World,
        75_000.0, D OWN, 75_000.0, D OWN,
        "marketing spend at which acquisition.per_year holds",
        "Werbeausgaben, bei denen acquisition.per_year gilt";
    MarketingEffectNone "marketing.effect_none" "x today" real(0.0, 1.0), World,
        0.8, D "assumption of this project: ask the manager (Little 1970)", 0.8, D "assumption of this project: ask the manager (Little 1970)",
        "new customers without any marketing, relative to today",
        "neue Kunden ganz ohne Werbung, im Verhältnis zu heute";
    MarketingEffectHalfMore "marketing.effect_half_more" "x today" real(1.0, 100.0), World,
        1.2, D "assumption of this project: ask the manager (Little 1970)", 1.2, D "assumption of this project: ask the manager (Little 1970)",
        "new customers with half as much marketing again, relative to today",
        "neue Kunden bei 50 % mehr Werbung, im Verhältnis zu heute";
    MarketingEffectSaturation "marketing.effect_saturation" "x today" real(1.0, 100.0), World,
        1.4, D "assumption of this project: ask the manager (Little 1970)", 1.4, D "assumption of this project: ask the manager (Little 1970)",
        "new customers with unlimited marketing, relative to today",
        "neue Kunden bei unbegrenzter Werbung, im Verhältnis zu heute";

    // Staff and training.
    StaffCount "staff.count" "employees" real(0.0, 1e6), Lever,
        10.0, D OWN, 10.0, D OWN,
        "employees, in full-time posts",
        "Beschäftigte, in Vollzeitstellen";
    StaffCostPerYear "staff.cost_per_year" "currency per employee and year" real(0.0, 1e7), World,
        0.0, D "assumption of this project: wages are the same under every policy unless you say otherwise",
        0.0, D "assumption of this project: wages are the same under every policy unless you say otherwise",
        "yearly cost of one employee",
        "Kosten einer Stelle im Jahr";
    TrainingSessionsPerMonth "training.sessions_per_month" "per employee and month" real(0.0, 100.0), Lever,
        0.0, D OWN, 0.0, D OWN,
        "training sessions of each employee in a month",
        "Schulungen je Beschäftigtem und Monat";
    TrainingHalfLifeMonths "training.half_life_months" "months" real(0.1, 1_200.0), World,
        6.0, D TRAINING, 6.0, D TRAINING,
        "time in which half of what was learnt is forgotten",
        "Zeit, nach der die Hälfte des Gelernten vergessen ist";
    TrainingEffectMax "training.effect_max" "SD of today's encounters" real(0.0, 5.0), World,
        0.5, D TRAINING, 0.5, D TRAINING,
        "gain in mean quality with unlimited training",
        "Gewinn an mittlerer Qualität bei unbegrenzter Schulung";
    TrainingHalfEffect "training.half_effect" "sessions in stock" real(0.01, 1_000.0), World,
        4.6, D TRAINING, 4.6, D TRAINING,
        "sessions not yet forgotten at which half of training.effect_max is reached",
        "noch nicht vergessene Schulungen, bei denen die Hälfte von training.effect_max erreicht ist";
    TrainingSessionCost "training.session_cost" "currency per employee-session" real(0.0, 1e6), World,
        600.0, D OWN, 600.0, D OWN,
        "cost of one training session for one employee, lost working time included",
        "Kosten einer Schulung für einen Beschäftigten, ausgefallene Arbeitszeit eingeschlossen";
}
