//! Staying after a failure, leaving for other causes, and coming back.

use super::super::Kind::{Flag, Share};
use super::{OWN, real};

const TARP_STAY: &str = "TARP repurchase table of the 1970s, loss under $5 or over $100, stated intentions (second-hand: \
    fastcompany.com/663494)";
const TARP_BELIEVED: &str = "TARP repurchase table of the 1970s, loss under $5 or over $100, stated intentions (second-hand: \
    fastcompany.com/663494), believed only as far as stay.intent_discount says, which is an assumption";
const TARP_NO_PARADOX: &str = "TARP repurchase table as for stay.silent, believed as far as stay.intent_discount says; \
    below staying without a failure, as de Matos, Henrique & Rossi 2007 and Knox & van Oest 2014 found (abstracts read)";
const BY_INDUSTRY: &str = "nothing measured holds for all: why customers leave differs by industry (Keaveney 1995 and East et \
    al., abstracts read); put your own firm's profile here, until then the 68/14/9/5/3/1 % table stands in";
const SIXTY_EIGHT: &str = "the 68/14/9/5/3/1 % table of why customers leave (credited to the US SBA, LeBoeuf and others: \
    folklore), its share of a total hazard of -ln 0.8 per year";

params! { super::recovery::END;
    // Staying after a failure.
    StaySilentMinor "stay.silent.minor" "share" Share, World,
        0.37, B TARP_STAY, 0.37, B TARP_BELIEVED,
        "share who stay after a minor failure they did not mention",
        "Anteil, der nach einem kleinen, verschwiegenen Fehler bleibt";
    StaySilentMajor "stay.silent.major" "share" Share, World,
        0.09, B TARP_STAY, 0.09, B TARP_BELIEVED,
        "share who stay after a grave failure they did not mention",
        "Anteil, der nach einem schweren, verschwiegenen Fehler bleibt";
    StayUnresolvedMinor "stay.unresolved.minor" "share" Share, World,
        0.46, B TARP_STAY, 0.46, B TARP_BELIEVED,
        "share who stay after complaining in vain about a minor failure",
        "Anteil, der nach vergeblicher Beschwerde über einen kleinen Fehler bleibt";
    StayUnresolvedMajor "stay.unresolved.major" "share" Share, World,
        0.19, B TARP_STAY, 0.19, B TARP_BELIEVED,
        "share who stay after complaining in vain about a grave failure",
        "Anteil, der nach vergeblicher Beschwerde über einen schweren Fehler bleibt";
    StayResolvedMinor "stay.resolved.minor" "share" Share, World,
        0.70, B TARP_STAY, 0.70, B TARP_NO_PARADOX,
        "share who stay after a minor failure was put right, but not quickly",
        "Anteil, der bleibt, wenn ein kleiner Fehler behoben wird, aber nicht schnell";
    StayResolvedMajor "stay.resolved.major" "share" Share, World,
        0.54, B TARP_STAY, 0.54, B TARP_NO_PARADOX,
        "share who stay after a grave failure was put right, but not quickly",
        "Anteil, der bleibt, wenn ein schwerer Fehler behoben wird, aber nicht schnell";
    StayQuickMinor "stay.quick.minor" "share" Share, World,
        0.95, B TARP_STAY, 0.95, B TARP_NO_PARADOX,
        "share who stay after a minor failure was put right quickly",
        "Anteil, der bleibt, wenn ein kleiner Fehler schnell behoben wird";
    StayQuickMajor "stay.quick.major" "share" Share, World,
        0.82, B TARP_STAY, 0.82, B TARP_NO_PARADOX,
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
        0.002_231_436, C SIXTY_EIGHT, 0.002_231_436, C BY_INDUSTRY,
        "hazard of a customer's death",
        "Rate, mit der Kunden sterben";
    ExitMoved "exit.moved" "per year" real(0.0, 50.0), World,
        0.006_694_307, C SIXTY_EIGHT, 0.006_694_307, C BY_INDUSTRY,
        "hazard of moving away",
        "Rate, mit der Kunden wegziehen";
    ExitFriend "exit.friend" "per year" real(0.0, 50.0), World,
        0.011_157_178, C SIXTY_EIGHT, 0.011_157_178, C BY_INDUSTRY,
        "hazard of leaving for a friend's firm",
        "Rate, mit der Kunden durch Freundschaften zu einer anderen Firma gehen";
    ExitCompetitor "exit.competitor" "per year" real(0.0, 50.0), Lever,
        0.020_082_920, C SIXTY_EIGHT, 0.020_082_920, C BY_INDUSTRY,
        "hazard of leaving for a competitor",
        "Rate, mit der Kunden zu einem Wettbewerber gehen";
    ExitProduct "exit.product" "per year" real(0.0, 50.0), Lever,
        0.031_240_097, C SIXTY_EIGHT, 0.031_240_097, C BY_INDUSTRY,
        "hazard of leaving because of the product, without a failure event",
        "Rate, mit der Kunden wegen des Produkts gehen, ohne einzelnen Fehler";
    ExitAccess "exit.access" "per year" real(0.0, 50.0), Lever,
        0.0, C "the 68/14/9/5/3/1 % table has no such cause",
        0.0, D "assumption of this project: none, as no rate is published; in located services about half of all switching is \
            access (East et al., Switching Service Providers, abstract read), so put your own firm's number here",
        "hazard of leaving because the place is hard to reach",
        "Rate, mit der Kunden gehen, weil der Ort schlecht erreichbar ist";
    ExitPrice "exit.price" "per year" real(0.0, 50.0), Lever,
        0.0, C "the 68/14/9/5/3/1 % table has no such cause",
        0.0, D OWN,
        "hazard of leaving because of the price",
        "Rate, mit der Kunden wegen des Preises gehen";
    WinbackPerYear "winback.per_year" "per year" real(0.0, 10_000.0), Lever,
        0.0, C "founding article D: a customer handled badly is lost",
        0.02, D "assumption of this project",
        "hazard of a lapsed customer coming back at the starting opinion; it scales with the opinion",
        "Rate, mit der frühere Kunden bei Anfangsmeinung zurückkommen; sie steigt und fällt mit der Meinung";
}
