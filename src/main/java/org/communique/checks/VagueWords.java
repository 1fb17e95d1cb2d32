package org.communique.checks;

import java.util.Locale;
import java.util.Set;

/** Words of a link that say nothing to somebody who hears the links of a page one after the other (WCAG 2.4.9). */
final class VagueWords {

    private static final Set<String> ALL = Set.of(
            "click here",
            "here",
            "read more",
            "more",
            "link",
            "this link",
            "klik hier",
            "hier",
            "lees meer",
            "meer",
            "hier klicken",
            "klicken sie hier",
            "mehr",
            "mehr lesen",
            "weiterlesen",
            "cliquez ici",
            "ici",
            "lire la suite",
            "en savoir plus",
            "haga clic aquí",
            "aquí",
            "leer más",
            "kliknij tutaj",
            "tutaj",
            "czytaj więcej",
            "klikněte zde",
            "zde",
            "více",
            "кликнете тук",
            "тук",
            "кликнете тука",
            "тука",
            "click aici",
            "aici",
            "натисніть тут",
            "тут",
            "нажмите здесь",
            "здесь",
            "подробнее",
            "kliknite ovdje",
            "ovdje",
            "націсніце тут",
            "اضغط هنا",
            "انقر هنا",
            "هنا");

    private VagueWords() {}

    static boolean are(String words) {
        return ALL.contains(
                words.toLowerCase(Locale.ROOT).replaceAll("[*_.…!»>→]+", "").strip());
    }
}
