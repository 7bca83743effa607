package dev.patternengine.mining.text;

import dev.patternengine.mining.text.secrets.SecretName;
import dev.patternengine.mining.text.shape.Texts;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * Letters and their accents as one character each, as Unicode's form NFC has them, of Latin, Greek, Cyrillic, Kana and Hangul;
 * but names of secrets with accents that they do not have as if they had none. O(length).
 */
final class Accents {
    private static final char FIRST_ACCENT = '\u0300';
    private static final char LAST_ACCENT = '\u036f';
    private static final char FIRST_LETTER = '\u00c0';
    private static final char LAST_LETTER = '\u1eff';
    private static final int SHORTEST = 3;
    private static final int LETTER_BITS = 16;

    private static final char FIRST_LEAD = '\u1100';
    private static final char FIRST_VOWEL = '\u1161';
    private static final char BEFORE_TAILS = '\u11a7';
    private static final char FIRST_SYLLABLE = '\uac00';
    private static final int LEADS = 19;
    private static final int VOWELS = 21;
    private static final int TAILS = 28;

    /** For each accent pairs of a letter and what becomes of it. */
    private static final String[] TABLE = {
        "\u0300AÀEÈIÌOÒUÙaàeèiìoòuùÜǛüǜNǸnǹЕЀИЍеѐиѝĒḔēḕŌṐōṑWẀwẁÂẦâầĂẰăằÊỀêềÔỒôồƠỜơờƯỪưừYỲyỳ",
        "\u0301AÁEÉIÍOÓUÚYÝaáeéiíoóuúyýCĆcćLĹlĺNŃnńRŔrŕSŚsśZŹzźÜǗüǘGǴgǵÅǺåǻÆǼæǽØǾøǿ¨΅ΑΆΕΈΗΉΙΊΟΌ"
                + "ΥΎΩΏϊΐαάεέηήιίϋΰοόυύωώϒϓГЃКЌгѓкќÇḈçḉĒḖēḗÏḮïḯKḰkḱMḾmḿÕṌõṍŌṒōṓPṔpṕŨṸũṹWẂwẃÂẤâấĂẮăắ"
                + "ÊẾêếÔỐôốƠỚơớƯỨưứ",
        "\u0302AÂEÊIÎOÔUÛaâeêiîoôuûCĈcĉGĜgĝHĤhĥJĴjĵSŜsŝWŴwŵYŶyŷZẐzẑẠẬạậẸỆẹệỌỘọộ",
        "\u0303AÃNÑOÕaãnñoõIĨiĩUŨuũVṼvṽÂẪâẫĂẴăẵEẼeẽÊỄêễÔỖôỗƠỠơỡƯỮưữYỸyỹ",
        "\u0304AĀaāEĒeēIĪiīOŌoōUŪuūÜǕüǖÄǞäǟȦǠȧǡÆǢæǣǪǬǫǭÖȪöȫÕȬõȭȮȰȯȱYȲyȳИӢиӣУӮуӯGḠgḡḶḸḷḹṚṜṛṝ",
        "\u0306AĂaăEĔeĕGĞgğIĬiĭOŎoŏUŬuŭУЎИЙийуўЖӁжӂАӐаӑЕӖеӗȨḜȩḝẠẶạặ",
        "\u0307CĊcċEĖeėGĠgġIİZŻzżAȦaȧOȮoȯBḂbḃDḊdḋFḞfḟHḢhḣMṀmṁNṄnṅPṖpṗRṘrṙSṠsṡŚṤśṥŠṦšṧṢṨṣṩTṪtṫWẆ" + "wẇXẊxẋYẎyẏſẛ",
        "\u0308AÄEËIÏOÖUÜaäeëiïoöuüyÿYŸΙΪΥΫιϊυϋϒϔЕЁІЇеёіїАӒаӓӘӚәӛЖӜжӝЗӞзӟИӤиӥОӦоӧӨӪөӫЭӬэӭУӰуӱЧӴ"
                + "чӵЫӸыӹHḦhḧÕṎõṏŪṺūṻWẄwẅXẌxẍtẗ",
        "\u0309AẢaảÂẨâẩĂẲăẳEẺeẻÊỂêểIỈiỉOỎoỏÔỔôổƠỞơởUỦuủƯỬưửYỶyỷ",
        "\u030aAÅaåUŮuůwẘyẙ",
        "\u030bOŐoőUŰuűУӲуӳ",
        "\u030cCČcčDĎdďEĚeěLĽlľNŇnňRŘrřSŠsšTŤtťZŽzžAǍaǎIǏiǐOǑoǒUǓuǔÜǙüǚGǦgǧKǨkǩƷǮʒǯjǰHȞhȟ",
        "\u030fAȀaȁEȄeȅIȈiȉOȌoȍRȐrȑUȔuȕѴѶѵѷ",
        "\u0311AȂaȃEȆeȇIȊiȋOȎoȏRȒrȓUȖuȗ",
        "\u031bOƠoơUƯuư",
        "\u0323BḄbḅDḌdḍHḤhḥKḲkḳLḶlḷMṂmṃNṆnṇRṚrṛSṢsṣTṬtṭVṾvṿWẈwẉZẒzẓAẠaạEẸeẹIỊiịOỌoọƠỢơợUỤuụƯỰưự" + "YỴyỵ",
        "\u0324UṲuṳ",
        "\u0325AḀaḁ",
        "\u0326SȘsșTȚtț",
        "\u0327CÇcçGĢgģKĶkķLĻlļNŅnņRŖrŗSŞsşTŢtţEȨeȩDḐdḑHḨhḩ",
        "\u0328AĄaąEĘeęIĮiįUŲuųOǪoǫ",
        "\u032dDḒdḓEḘeḙLḼlḽNṊnṋTṰtṱUṶuṷ",
        "\u032eHḪhḫ",
        "\u0330EḚeḛIḬiḭUṴuṵ",
        "\u0331BḆbḇDḎdḏKḴkḵLḺlḻNṈnṉRṞrṟTṮtṯZẔzẕhẖ",
        "\u3099かがきぎくぐけげこごさざしじすずせぜそぞただちぢつづてでとどはばひびふぶへべほぼうゔゝゞカガキギクグケゲコゴサザシジスズセゼソゾタダチヂツヅテデトドハバヒビフブ" + "ヘベホボウヴワヷヰヸヱヹヲヺヽヾ",
        "\u309aはぱひぴふぷへぺほぽハパヒピフプヘペホポ"
    };

    private static final Map<Integer, Character> COMPOSED = new HashMap<>();
    private static final Map<Character, Character> BASES = new HashMap<>();

    static {
        Arrays.stream(TABLE).forEach(Accents::read);
    }

    private Accents() {}

    private static void read(String row) {
        for (int place = 1; place < row.length(); place += 2) {
            COMPOSED.put(row.charAt(0) << LETTER_BITS | row.charAt(place), row.charAt(place + 1));
            BASES.put(row.charAt(place + 1), row.charAt(place));
        }
    }

    /** The text with each letter and its accents as one character. */
    static String composed(String text) {
        StringBuilder composed = new StringBuilder(text.length());
        for (int place = 0; place < text.length(); place++) {
            char here = text.charAt(place);
            char whole = composed.isEmpty() || here < FIRST_ACCENT
                    ? 0
                    : together(composed.charAt(composed.length() - 1), here);
            if (whole == 0) {
                composed.append(here);
            } else {
                composed.setCharAt(composed.length() - 1, whole);
            }
        }
        return undisguised(composed);
    }

    /** What the two become, 0 where they stay two. */
    private static char together(char letter, char next) {
        if (next >= FIRST_LEAD && next < FIRST_LEAD + (1 << 8)) {
            return syllable(letter, next);
        }
        Character whole = COMPOSED.get(next << LETTER_BITS | letter);
        return whole == null ? 0 : whole;
    }

    private static char syllable(char letter, char next) {
        int vowel = next - FIRST_VOWEL;
        int lead = letter - FIRST_LEAD;
        if (vowel >= 0 && vowel < VOWELS && lead >= 0 && lead < LEADS) {
            return (char) (FIRST_SYLLABLE + (lead * VOWELS + vowel) * TAILS);
        }
        int tail = next - BEFORE_TAILS;
        int open = letter - FIRST_SYLLABLE;
        boolean closes = tail > 0 && tail < TAILS && open >= 0 && open < LEADS * VOWELS * TAILS && open % TAILS == 0;
        return closes ? (char) (letter + tail) : 0;
    }

    /** The text with words that are names of secrets but for their accents as these names. */
    private static String undisguised(StringBuilder text) {
        int end;
        for (int place = 0; place < text.length(); place = end + 1) {
            end = place;
            boolean accents = false;
            while (end < text.length() && (Texts.isWord(text.charAt(end)) || isAccent(text.charAt(end)))) {
                accents |= text.charAt(end) >= FIRST_LETTER && text.charAt(end) <= LAST_LETTER;
                end++;
            }
            if (accents && end - place >= SHORTEST) {
                String name = disguised(text.substring(place, end));
                text.replace(place, end, name);
                end = place + name.length();
            }
        }
        return text.toString();
    }

    /** The name that the word is without its accents, the word itself where it is none or one with them. */
    private static String disguised(String word) {
        if (SecretName.of(word, 0, word.length()) != null) {
            return word;
        }
        StringBuilder plain = new StringBuilder(word.length());
        word.chars().filter(letter -> !isAccent((char) letter)).forEach(letter -> plain.append(base((char) letter)));
        boolean named = plain.length() >= SHORTEST && SecretName.of(plain.toString(), 0, plain.length()) != null;
        return named ? plain.toString() : word;
    }

    private static char base(char letter) {
        char base = letter;
        for (Character next = BASES.get(base); next != null; next = BASES.get(base)) {
            base = next;
        }
        return base;
    }

    private static boolean isAccent(char character) {
        return character >= FIRST_ACCENT && character <= LAST_ACCENT;
    }
}
