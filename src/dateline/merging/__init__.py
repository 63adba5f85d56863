"""From claims to events, disputes and control: views over claims and human judgements."""
