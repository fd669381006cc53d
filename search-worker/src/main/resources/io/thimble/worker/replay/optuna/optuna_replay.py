"""Runs one of Optuna's samplers against a table of known results.

Prints a line of JSON for each seed: the rows that were tried, in order, and the seconds that the
proposals took. Ordered decisions are asked for as integers (places among the answers), others as
categories. With limits, samplers that know constraints are told by how much each is exceeded.
"""

import argparse
import csv
import json
import time
import warnings

import optuna


def read(path):
    with open(path, newline="") as file:
        rows = list(csv.DictReader(file))
    decisions = {}
    for name in rows[0]:
        if name.startswith("d_"):
            answers = {row[name] for row in rows}
            try:
                decisions[name] = (sorted(answers, key=int), True)
            except ValueError:
                decisions[name] = (sorted(answers), False)
    return rows, decisions


def sampler(name, seed, constraints):
    if name == "random":
        return optuna.samplers.RandomSampler(seed=seed)
    if name == "nsga2":
        return optuna.samplers.NSGAIISampler(seed=seed, constraints_func=constraints)
    return optuna.samplers.TPESampler(
        seed=seed, multivariate=name == "tpe-multivariate", constraints_func=constraints
    )


def ask(study, decisions):
    trial = study.ask()
    answers = []
    for name, (choices, ordered) in decisions.items():
        if ordered:
            answers.append(choices[trial.suggest_int(name, 0, len(choices) - 1)])
        else:
            answers.append(trial.suggest_categorical(name, choices))
    return trial, tuple(answers)


def run(rows, decisions, objectives, limits, name, seed, trials):
    by_answers = {tuple(row[d] for d in decisions): i for i, row in enumerate(rows)}

    def excess(trial):
        row = rows[trial.user_attrs["row"]] if "row" in trial.user_attrs else None
        return [float(row[c]) / most - 1 if row else 1.0 for c, most in limits]

    study = optuna.create_study(
        directions=["maximize" if way == "max" else "minimize" for _, way in objectives],
        sampler=sampler(name, seed, excess if limits else None),
    )
    tried = []
    seconds = 0.0
    while len(tried) < trials:
        start = time.perf_counter()
        trial, answers = ask(study, decisions)
        row = by_answers.get(answers)
        if row is None:
            study.tell(trial, state=optuna.trial.TrialState.FAIL)
        else:
            trial.set_user_attr("row", row)
            study.tell(trial, [float(rows[row][column]) for column, _ in objectives])
            tried.append(row)
        seconds += time.perf_counter() - start
    return {"seed": seed, "rows": tried, "seconds": seconds}


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--table", required=True)
    parser.add_argument("--objectives", required=True)
    parser.add_argument("--limit", action="append", default=[])
    parser.add_argument("--sampler", required=True)
    parser.add_argument("--seed", type=int, action="append", required=True)
    parser.add_argument("--trials", type=int, required=True)
    options = parser.parse_args()
    warnings.filterwarnings("ignore", category=optuna.exceptions.ExperimentalWarning)
    optuna.logging.set_verbosity(optuna.logging.ERROR)
    rows, decisions = read(options.table)
    objectives = [text.split(":") for text in options.objectives.split(",")]
    limits = [(text.split("<=")[0], float(text.split("<=")[1])) for text in options.limit]
    for seed in options.seed:
        found = run(rows, decisions, objectives, limits, options.sampler, seed, options.trials)
        print(json.dumps(found), flush=True)


main()
