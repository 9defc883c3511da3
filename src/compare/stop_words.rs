//! Words without which a sentence says the same, by language: those that no comparison stresses.
//!
//! Articles, pronouns, prepositions, conjunctions and auxiliaries in all their forms. Negations and
//! hedges are none of them, for they decide; nor are numbers.

/// What is known of a language's small words.
#[derive(Clone, Copy)]
pub(super) struct StopWords {
    /// BCP 47 primary tag.
    language: &'static str,
    /// In small letters with straight apostrophes, each between spaces.
    words: &'static str,
    /// What may be joined to the word behind it by an apostrophe, each between spaces: `l'homme`.
    elided: &'static str,
}

impl StopWords {
    /// Those of a language, by its tag (`de`, `de-AT`).
    pub(super) fn of(language: &str) -> Option<Self> {
        let primary = language
            .split(['-', '_'])
            .next()
            .unwrap_or(language)
            .to_lowercase();
        ALL.iter().copied().find(|list| list.language == primary)
    }

    /// Whether a word, folded and in small letters, is one of them.
    pub(super) fn contains(self, word: &str) -> bool {
        self.words.contains(&format!(" {word} "))
    }

    /// Bytes of what is joined to the beginning of a word, its apostrophe included: 2 of `l'homme`.
    pub(super) fn elided(self, word: &str) -> usize {
        let Some((joined, _)) = word.split_once('\'') else {
            return 0;
        };
        if self.elided.contains(&format!(" {joined} ")) {
            joined.len() + 1
        } else {
            0
        }
    }
}

const ALL: [StopWords; 4] = [ENGLISH, GERMAN, FRENCH, SPANISH];

const ENGLISH: StopWords = StopWords {
    language: "en",
    elided: "",
    words: " a about after all also am an and any are as at be because been before being but by can did do does doing during each \
        either every for from further had has have having he her here hers herself him himself his how i if in into is it its itself just \
        me more most my myself of off on only or other our ours ourselves out over own same shall she should so some such than that \
        the their theirs them themselves then there these they this those through to too toward towards under until up upon us very was \
        we were what when where whether which while who whom whose why will with within you your yours yourself ",
};

const GERMAN: StopWords = StopWords {
    language: "de",
    elided: "",
    words: " ab aber alle allem allen aller alles als also am an ander andere anderem anderen anderer anderes auch auf aus außer bald bei \
        beide beiden beim bevor bin bis bist da dabei dadurch dafür dagegen daher damit danach daneben daran darauf daraus darf darin \
        darüber darum darunter das dass dasselbe davon davor dazu dein deine deinem deinen deiner dem demselben den denen denn denselben \
        der deren derer derselbe derselben des desselben dessen dich die dies diese dieselbe dieselben diesem diesen dieser dieses dir \
        doch dort du durch durfte durften dürfen ebenso ehe ein eine einem einen einer eines einige einigem einigen einiger einiges \
        einmal er es etwa etwas euch euer eure eurem euren eurer für gegen gegenüber gewesen geworden hab habe haben habt hat hatte hatten \
        hattest her hier hin hinter ich ihm ihn ihnen ihr ihre ihrem ihren ihrer ihres im in indem ins ist ja je jede jedem \
        jeden jeder jedes jene jenem jenen jener jenes jetzt kann konnte konnten können machen man manche manchem manchen \
        mancher manches mehr mein meine meinem meinen meiner mich mir mit muss musste mussten müssen nach nachdem neben noch nun nur ob \
        obwohl oder ohnehin sehr sei seien sein seine seinem seinen seiner seines seit seitdem selbst sich sie sind so sobald solche \
        solchem solchen solcher solches sondern sonst soweit sowie sowohl über um und uns unser unsere unserem \
        unseren unserer unter usw viel vom von vor während wann war waren warst warum was weg wegen weil weiter welche welchem welchen \
        welcher welches wem wen wenn wer werde werden wessen wie wieder will wir wird wirst wo wodurch wofür wohin wollen wollte wollten \
        womit worauf worden woran worin wurde wurden zu zuerst zum zur zwar zwischen ",
};

const FRENCH: StopWords = StopWords {
    language: "fr",
    elided: " l d j m t s c n qu jusqu lorsqu puisqu quoiqu presqu ",
    words: " a à afin ai aie aient ait alors après as au aura aurai auront aussi autre autres aux auquel avaient avais \
        avait avant avec avez avoir avons ayant c car ce ceci cela celle celles celui cependant certains ces cet cette ceux chaque chez \
        comme comment d dans de depuis des desquels dès dessous dessus devant doit doivent donc dont du duquel durant elle elles en encore \
        entre envers es est et étaient étais était étant été êtes être eu eue eurent eut eux faire fait fit furent fut ici il ils j jusque \
        l la là laquelle le lequel les lesquels leur leurs lors lorsque lui m ma mais me même mêmes mes mien mienne moi moins mon n nos \
        notre nous on ont or ou où par parce parmi pendant peu peut peuvent plus pour pourquoi puis puisque qu quand que quel \
        quelle quelles quelque quelques quels qui quoi quoique s sa se selon sera serai seront ses si sien sienne \
        soi soient soit sommes son sont sous suis sur t ta tandis te tel telle telles tels tes toi ton toujours tous tout toute toutes très \
        trop tu un une va vers voici voilà vont vos votre vous y ",
};

const SPANISH: StopWords = StopWords {
    language: "es",
    elided: "",
    words: " a además ahora al algo algún alguna algunas alguno algunos allí ambos ante antes aquel aquella aquellas aquello aquellos aquí así \
        aún aunque bajo bien cada como cómo con contra cual cuál cuales cuando cuándo cuanto cuya cuyas cuyo cuyos da de debe deben \
        del desde después donde dónde durante e el él ella ellas ello ellos en entonces entre era eran eras eres es esa esas ese eso esos \
        esta está estaba estaban están estar estas estará estas este esto estos estoy estuvo estuvieron fue fueron fui ha haber había \
        habían habrá hace hacer hacia han has hasta hay haya hayan he hecho hemos hizo hubo incluso la las le les lo los luego más \
        me mi mí mía mías mientras mío míos mis misma mismas mismo mismos mucha muchas mucho muchos muy nos nosotras nosotros nuestra \
        nuestras nuestro nuestros o os otra otras otro otros para pero poco por porque puede pueden pues que qué quien quién quienes \
        se sea sean según ser será serán si sí sido siendo sino sobre son soy su sus suya suyas suyo suyos tal tales también tan \
        tanto te tenía tener tenido tiene tienen toda todas todo todos tras tu tú tus tuvo u un una unas uno unos va van vosotros vuestra \
        vuestro y ya yo ",
};

#[cfg(test)]
mod tests {
    use super::{ALL, StopWords};
    use crate::language;

    #[test]
    fn what_decides_is_no_stop_word() {
        let mut found = Vec::<&str>::new();
        for list in &language::ALL {
            let stop_words = StopWords::of(list.tag).unwrap();
            let numbers = list.numbers().unwrap().counting();
            found.extend(
                list.negations
                    .iter()
                    .chain(list.hedges)
                    .chain(&numbers)
                    .filter(|word| stop_words.contains(word)),
            );
        }
        assert!(found.is_empty(), "{found:?}");
        assert_eq!(ALL.len(), language::ALL.len());
    }

    #[test]
    fn what_is_joined_is_known() {
        let french = StopWords::of("fr-CA").unwrap();
        assert_eq!(french.elided("l'homme"), 2);
        assert_eq!(french.elided("aujourd'hui"), 0);
        assert!(french.contains("après") && !french.contains("homme"));
    }
}
