//! Who knows whom.

use super::super::Kind::{Choice, Share};
use super::{real, whole};

params! { super::talk::END;
    NetworkKind "network.kind" "" Choice(&["well_mixed", "watts_strogatz", "barabasi_albert", "configuration", "ring", "edge_list", "strong_weak"]), Fixed,
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
    NetworkStrong "network.strong" "ties per person" whole(0.0, 1_000.0), Fixed,
        5.0, A "Goldenberg, Libai & Muller 2001 (abstract read, replication code): 5 to 29", 5.0, A "Goldenberg, Libai & Muller 2001 (abstract read, replication code): 5 to 29",
        "strong_weak: strong ties of a person, who are told first",
        "strong_weak: starke Bindungen eines Menschen, denen zuerst erzählt wird";
    NetworkWeak "network.weak" "ties per person" whole(0.0, 1_000.0), Fixed,
        7.0, A "Goldenberg, Libai & Muller 2001 (abstract read, replication code): 5 to 29", 7.0, A "Goldenberg, Libai & Muller 2001 (abstract read, replication code): 5 to 29",
        "strong_weak: weak ties of a person",
        "strong_weak: schwache Bindungen eines Menschen";
    NetworkShareToTies "network.share_to_ties" "share" Share, World,
        1.0, D "assumption of this project: stories go to people one knows",
        1.0, D "assumption of this project: stories go to people one knows",
        "share of stories told to one's own ties; the rest goes to anyone in the market",
        "Anteil der Erzählungen an die eigenen Bekannten; der Rest geht an irgendwen im Markt";
}
