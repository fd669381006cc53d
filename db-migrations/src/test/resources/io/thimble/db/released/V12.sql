-- What a scored trial heard.

insert into trial_report (search, trial, validation, test, layers, misheard)
values ('019a0000-0000-7000-8000-000000000004', 0,
        '{"floating": [[90, 10], [8, 92]], "int8": [[88, 12], [8, 92]]}',
        '{"floating": [[89, 11], [9, 91]], "int8": [[87, 13], [9, 91]]}',
        '[{"index": 0, "layer": "dense 8", "decibels": 31.25}]',
        '[{"clip": "yes/0a7c2a8d_nohash_0.wav", "said": "yes", "heard": "no", "score": 0.83,
           "floatHeard": "yes"}]');
