"""What the engine answers."""

import unittest

from pattern_engine.advice import parse, silence

ITEM = {
    "kind": "recovery",
    "action": "sql:describe",
    "confidence": 0.87,
    "interval": [0.81, 0.91],
    "support": 212,
    "expected_time": 0.4,
    "reason": "it recovered 185 of 212 runs",
    "pattern": "p-5f2a",
    "avoid": False,
    "propensity": 1,
}
ANSWER = {
    "id": "r-AQEC",
    "match": "strong",
    "items": [{**ITEM, "action": "sql:select", "avoid": True}, {**ITEM, "then": ["sql:select"]}],
    "silent": [{"kind": "tool", "reason": "too few runs", "needs": 9}],
}


class AdviceTest(unittest.TestCase):
    def test_parse_an_answer_gives_all_of_it(self):
        advice = parse(ANSWER)
        self.assertEqual(("r-AQEC", "strong", None), (advice.id, advice.match, advice.error))
        self.assertEqual("sql:describe", advice.best().action)
        self.assertEqual((0.81, 0.91), advice.best("recovery").interval)
        self.assertEqual(("sql:select",), advice.best().then)
        self.assertEqual({"sql:select"}, advice.avoided())
        self.assertEqual(9, advice.silent[0].needs)
        self.assertTrue(advice)

    def test_parse_origins_are_as_they_were_told(self):
        told = {"origin": "north", "contradicts": True, "share": None, "interval": [0, 1], "support": 0, "better": None}
        disputed = {**ANSWER, "items": [{**ITEM, "origins": [told]}]}
        self.assertEqual((told,), parse(disputed).items[0].origins)
        self.assertEqual((), parse(ANSWER).items[0].origins)

    def test_best_of_another_kind_is_none(self):
        self.assertIsNone(parse(ANSWER).best("tool"))
        self.assertEqual(frozenset(), parse(ANSWER).avoided("tool"))

    def test_parse_fields_of_a_later_version_leaves_them_out(self):
        later = {**ANSWER, "new": 1, "items": [{**ITEM, "new": 2}]}
        self.assertEqual("sql:describe", parse(later).items[0].action)

    def test_parse_what_is_no_advice_raises(self):
        for answer in ({}, {**ANSWER, "items": [{"kind": "tool"}]}, [], "advice", {**ANSWER, "silent": 3}):
            with self.assertRaises(ValueError):
                parse(answer)

    def test_silence_names_the_kinds_that_were_asked(self):
        self.assertEqual(["tool"], [silent.kind for silent in silence("away", ["tool"]).silent])
        self.assertEqual(4, len(silence("away").silent))
        self.assertFalse(silence("away"))


if __name__ == "__main__":
    unittest.main()
